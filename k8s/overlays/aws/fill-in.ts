import { readFileSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { linesFrom, readEnvFile, writeEnvFile } from './outputs.ts';

/** `terraform -chdir=terraform/aws output -json | node k8s/overlays/aws/fill-in.ts`: no secret is among what it writes. */
const file = (name: string) => new URL(name, import.meta.url);
const read = (name: string) => readEnvFile(readFileSync(file(name), 'utf8'));

const filled = linesFrom(JSON.parse(await text(process.stdin)), read('shop.env').lines);
for (const [name, lines] of Object.entries(filled)) {
  const { comment } = read(`${name}.env`);
  writeFileSync(file(`${name}.env`), writeEnvFile(comment, lines));
  console.log(`k8s/overlays/aws/${name}.env: ${Object.keys(lines).length} lines`);
}
