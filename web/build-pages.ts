import { resolve } from 'node:path';
import { build } from 'vite';
import { startPage } from './vite.config.ts';

/** `node web/build-pages.ts FOLDER`: the pages of this folder, without the demo, for a web server to serve. */
const [, , folder = 'pages'] = process.argv;
await build({
  configFile: false,
  root: import.meta.dirname,
  logLevel: 'warn',
  envDir: false,
  plugins: [startPage({ demo: undefined })],
  build: { outDir: resolve(folder), emptyOutDir: true },
});
