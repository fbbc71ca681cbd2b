import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** An append-only file, one JSON document a line: what it held at the start, and a way to add to it. */
export interface Journal<Entry> {
  past: Entry[];
  append(entry: Entry): void;
}

/** Opens the journal at `path`; without a path nothing is kept. */
export function openJournal<Entry>(path: string | undefined): Journal<Entry> {
  if (path === undefined) return { past: [], append: () => {} };
  mkdirSync(dirname(path), { recursive: true });
  const written = existsSync(path) ? readFileSync(path, 'utf8') : '';
  // A process killed while writing leaves half a line: it was never answered, so it never happened.
  const whole = written.slice(0, written.lastIndexOf('\n') + 1);
  if (whole.length < written.length) appendFileSync(path, '\n');
  return {
    past: whole.split('\n').flatMap((line) => parse<Entry>(line)),
    append: (entry) => appendFileSync(path, `${JSON.stringify(entry)}\n`),
  };
}

function parse<Entry>(line: string): Entry[] {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}
