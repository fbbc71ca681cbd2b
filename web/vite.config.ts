import { createLogger, type InlineConfig, type Plugin } from 'vite';
import type { Config } from './config.ts';
import { edge } from './edge.ts';
import { proxyTable } from './proxy.ts';

/** Vite as the origin: its server proxies to the services and serves this folder's page for all else. */
export function viteConfig(config: Config): InlineConfig {
  const root = import.meta.dirname;
  return {
    configFile: false,
    root,
    appType: 'spa',
    envDir: false,
    customLogger: logger(),
    plugins: [edge(config.services), startPage(config)],
    server: {
      host: config.host,
      port: config.port,
      strictPort: true,
      allowedHosts: [new URL(config.url).hostname],
      hmr: false,
      ws: false,
      watch: null,
      fs: { strict: true, allow: [root], deny: ['*.ts', '.env*'] },
      proxy: proxyTable(config),
    },
  };
}

/** Fills in the start page and drops the client of hot reloading, which is off. */
function startPage({ demo }: Config): Plugin {
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const facts = new Map(Object.entries(demo));
  return {
    name: 'tiketi-start-page',
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        html
          .replace('<script type="module" src="/@vite/client"></script>', '')
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
