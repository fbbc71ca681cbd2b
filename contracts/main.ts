import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { contractFiles, contractsDir } from './generate/files.ts';

/** `npm run contracts`: writes what the schemas in the code say, for readers and for other languages. */
const files = contractFiles();
for (const folder of ['openapi', 'events'])
  rmSync(path.join(contractsDir, folder), { recursive: true, force: true });
for (const [name, text] of files) {
  const file = path.join(contractsDir, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
console.log(`${files.size} files written to contracts/`);
