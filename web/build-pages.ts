import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';

/** `node web/build-pages.ts FOLDER`: the web app as files for a web server, each beside itself compressed. */
const [, , folder = join(import.meta.dirname, 'dist')] = process.argv;
const outDir = resolve(folder);
// Whatever the environment is for: with another one it would be React for developers.
process.env.NODE_ENV = 'production';
await build({
  configFile: join(import.meta.dirname, 'app', 'vite.config.ts'),
  logLevel: 'warn',
  build: { outDir, emptyOutDir: true },
});

const TEXTS = /\.(html|js|css|svg|webmanifest)$/;
for (const name of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
  if (!TEXTS.test(name)) continue;
  const file = join(outDir, name);
  const text = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  writeFileSync(`${file}.gz`, gzipSync(text));
}
