import { readFileSync } from 'node:fs';
import { type Asked, pathOf, queryOf, type Way } from './way.ts';

type Block = { line: string; inside: Block[] };
type Test = (asked: Asked) => boolean;

/**
 * The table of web/Caddyfile: what its `route` block leads to services. It reads the few words that are used there,
 * and fails at others. Addresses are compared without regard to case: https://caddyserver.com/docs/caddyfile/matchers#path
 */
export function caddyBy(file: URL): (asked: Asked) => Way | undefined {
  const site = parse(readFileSync(file, 'utf8')).find(({ line }) => line === ':3000');
  const route = site?.inside.find(({ line }) => line === 'route');
  if (!route) throw new Error('no route block');
  const tests = new Map<string, Test>();
  const handles: { test: Test; way: (path: string) => Way }[] = [];
  for (const block of route.inside) {
    const [word = '', ...words] = block.line.split(' ');
    if (word.startsWith('@'))
      tests.set(word, matcherOf(words.length > 0 ? [words.join(' ')] : block.inside.map(({ line }) => line)));
    else if (word === 'handle' && leadsToService(block))
      handles.push({ test: testOf(words), way: wayOf(block) });
  }
  return (asked) => handles.find(({ test }) => test(asked))?.way(pathOf(asked));

  function testOf([what = '']: string[]): Test {
    return tests.get(what) ?? matcherOf([`path ${what}`]);
  }
}

const leadsToService = ({ inside }: Block) =>
  inside.some(({ line }) => line.startsWith('import service') || line.startsWith('reverse_proxy'));

function matcherOf(lines: string[]): Test {
  const tests = lines.map((line): Test => {
    const [word, ...words] = line.split(' ');
    switch (word) {
      case 'path':
        return (asked) => words.some((pattern) => isPath(pattern.toLowerCase(), pathOf(asked).toLowerCase()));
      case 'path_regexp':
        return (asked) => new RegExp(words.join(' ')).test(pathOf(asked));
      case 'query':
        return (asked) =>
          words.every((pair) => queryOf(asked).get(pair.split('=')[0] ?? '') === pair.split('=')[1]);
      default:
        return () => false;
    }
  });
  return (asked) => tests.every((test) => test(asked));
}

const isPath = (pattern: string, path: string) =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

function wayOf({ inside }: Block): (path: string) => Way {
  const all = inside.flatMap(function flat({ line, inside: deeper }): string[] {
    return [line, ...deeper.flatMap(flat)];
  });
  const find = (pattern: RegExp) => all.map((line) => pattern.exec(line)).find((found) => found !== null);
  const service = find(
    /^(?:import service |reverse_proxy |dynamic a )(?:\{\$[A-Z_]+:)?(\w+)\}?(?:-pods)?[: ]\d+(?: (\d+)s)?/,
  );
  const isSocket = all.some((line) => line.startsWith('reverse_proxy'));
  const stripped = find(/^uri strip_prefix (\S+)/);
  const replaced = find(/^uri replace (\S+) (\S+) 1/);
  return (path) => ({
    service: service?.[1] ?? '',
    path: replaced
      ? path.replace(replaced[1] ?? '', replaced[2] ?? '')
      : path.slice(stripped?.[1]?.length ?? 0),
    seconds: isSocket ? 0 : Number(service?.[2]),
  });
}

/** Lines, and what stands between the braces after them. */
function parse(text: string): Block[] {
  const root: Block[] = [];
  const open = [root];
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    if (line === '}') {
      open.pop();
      continue;
    }
    const block: Block = { line: line.replace(/ ?\{$/, ''), inside: [] };
    open.at(-1)?.push(block);
    if (line.endsWith('{')) open.push(block.inside);
  }
  return root;
}
