import type { Server } from 'node:http';
import { createLogger, type InlineConfig } from 'vite';
import type { Config } from './config.ts';
import { proxyTable } from './proxy.ts';

/** Vite behind the edge, which proxies to the services; pages come as they were built. */
export function viteConfig(config: Config, http: Server): InlineConfig {
  const root = import.meta.dirname;
  return {
    configFile: false,
    root,
    appType: 'custom',
    envDir: false,
    customLogger: logger(),
    server: {
      middlewareMode: { server: http },
      // The edge has looked at names and origins already; Vite would let every page of this machine read along.
      allowedHosts: true,
      cors: false,
      hmr: false,
      ws: false,
      watch: null,
      fs: { strict: true, allow: [] },
      proxy: proxyTable(config),
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
