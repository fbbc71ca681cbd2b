import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { contractFiles, contractsDir, typeFiles, typesDir } from './generate/files.ts';

/** `npm run contracts`: writes what the schemas in the code say, for readers and for other languages. */
const files = contractFiles();
for (const folder of ['openapi', 'events'])
  rmSync(path.join(contractsDir, folder), { recursive: true, force: true });
for (const [name, text] of files) {
  const file = path.join(contractsDir, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
const types = await typeFiles();
rmSync(typesDir, { recursive: true, force: true });
mkdirSync(typesDir, { recursive: true });
for (const [name, text] of types) writeFileSync(path.join(typesDir, name), text);
console.log(`${files.size} files written to contracts/, ${types.size} to web/app/api/types/`);
