import { readdirSync, readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

const Anything = z.object({ kind: z.string() }).loose();

/** Every object of one kind in a folder's own files. */
export function objectsIn(folder: URL, kind: string): unknown[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files
    .flatMap((name) => parseAllDocuments(readFileSync(new URL(name, folder), 'utf8')))
    .map((document) => document.toJS())
    .filter((object) => Anything.parse(object).kind === kind);
}
