import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { openApiDocuments } from '../../contracts/generate/openapi.ts';
import { projectDir } from '../../start/places.ts';

/** A route of one service that another one asks. */
export type Call = { caller: string; callee: string; verb: string; path: string };

const services = join(projectDir, 'services');
const INVOKE = join(services, 'shared/dapr/invoke.ts');
const IMPORTS = /^(?:import|export)\s(?!type\b)[^;]*?from '([^']+)'/gm;

/** The files of the project that a file stands on, itself among them. */
function reachedFrom(file: string, reached = new Set<string>()): Set<string> {
  if (reached.has(file)) return reached;
  reached.add(file);
  for (const one of importsOf(file)) reachedFrom(one, reached);
  return reached;
}

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORTS)].flatMap(([, from = '']) => {
    if (from.startsWith('#shared/')) return [from.replace('#shared', join(services, 'shared'))];
    return from.startsWith('.') ? [join(dirname(file), from)] : [];
  });
}

/** What a file that invokes asks, and whom. Such files name one app, and write its routes out. */
function askedIn(file: string): { callee: string; paths: string[] } {
  const text = readFileSync(file, 'utf8');
  const named = new Set([...text.matchAll(/\bapp: '(\w+)'/g)].map(([, app = '']) => app));
  const paths = [...text.matchAll(/['`](\/(?:internal|\.well-known)\/[^'`]*)['`]/g)].map(([, path = '']) =>
    path.replace(/\?.*$/, '').replace(/\$\{[^}]*\}/g, '*'),
  );
  const [callee, second] = named;
  if (!callee || second || paths.length === 0)
    throw new Error(
      `${relative(projectDir, file)} invokes; for this check it must say \`app: '…'\` once and each route as a literal`,
    );
  return { callee, paths };
}

const documents = openApiDocuments();

/** A route with `*` for each of its parameters. */
export const asPattern = (path: string): string => path.replace(/\{[^}]*\}/g, '*');

function verbOf(callee: string, path: string): string {
  const routes = Object.entries(documents[callee]?.paths ?? {});
  const [, route] = routes.find(([known]) => asPattern(known) === path) ?? [];
  const [verb, second] = Object.keys(route ?? {});
  if (!verb || second) throw new Error(`${callee} has no one route ${path}`);
  return verb.toUpperCase();
}

/** What the code of these services asks of others, read from what their main.ts stands on. */
export const callsOf = (callers: readonly string[]): Call[] =>
  callers.flatMap((caller) =>
    [...reachedFrom(join(services, caller, 'main.ts'))]
      .filter((file) => importsOf(file).includes(INVOKE))
      .map(askedIn)
      .filter(({ callee }) => callee !== caller)
      .flatMap(({ callee, paths }) =>
        paths.map((path) => ({ caller, callee, verb: verbOf(callee, path), path })),
      ),
  );

/** All routes that services have for one another. */
export const internalRoutes = Object.entries(documents).flatMap(([callee, { paths = {} }]) =>
  Object.entries(paths)
    .filter(([path]) => path.startsWith('/internal/'))
    .flatMap(([path, route]) =>
      Object.keys(route).map((verb) => ({ callee, verb: verb.toUpperCase(), path: asPattern(path) })),
    ),
);
