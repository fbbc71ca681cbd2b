import type { Server } from 'node:http';
import { createLogger, type InlineConfig, type Plugin } from 'vite';
import type { Config } from './config.ts';
import { proxyTable } from './proxy.ts';

/** Vite behind the edge: it proxies to the services and serves this folder's page for all else. */
export function viteConfig(config: Config, http: Server): InlineConfig {
  const root = import.meta.dirname;
  return {
    configFile: false,
    root,
    appType: 'spa',
    envDir: false,
    customLogger: logger(),
    plugins: [startPage(config)],
    server: {
      middlewareMode: { server: http },
      // The edge has looked at names and origins already; Vite would let every page of this machine read along.
      allowedHosts: true,
      cors: false,
      hmr: false,
      ws: false,
      watch: null,
      fs: { strict: true, allow: [root], deny: ['*.ts', '.env*'] },
      proxy: proxyTable(config),
    },
  };
}

/** Fills in the start page, without its demo where there is none, and drops the client of hot reloading, which is off. */
export function startPage({ demo }: Pick<Config, 'demo'>): Plugin {
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const facts = new Map(Object.entries(demo ?? {}));
  return {
    name: 'tiketi-start-page',
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        html
          .replace('<script type="module" src="/@vite/client"></script>', '')
          .replaceAll(demo ? /<!-- \/?demo -->/g : /<!-- demo -->.*?<!-- \/demo -->/gs, '')
          .replaceAll(/\{\{(\w+)\}\}/g, (_, name) => escaped(facts.get(name) ?? '')),
    },
  };
}

/** Vite prints a stack for each failed proxy request; the proxy has said it in one line already. */
function logger() {
  const vite = createLogger('warn');
  return {
    ...vite,
    error: (text: string, options?: Parameters<typeof vite.error>[1]) => {
      if (!/proxy (socket )?error/.test(text)) vite.error(text, options);
    },
  };
}
