import { z } from 'zod';
import { objectsIn } from './documents.ts';
import { type Asked, pathOf, queryOf, type Way } from './way.ts';

const Match = z.strictObject({
  path: z.strictObject({ type: z.enum(['PathPrefix', 'RegularExpression']), value: z.string() }),
  headers: z.array(z.strictObject({ name: z.string(), value: z.string() })).default([]),
  queryParams: z.array(z.strictObject({ name: z.string(), value: z.string() })).default([]),
});
const Filter = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('RequestHeaderModifier'),
    requestHeaderModifier: z.strictObject({ remove: z.array(z.string()) }),
  }),
  z.strictObject({
    type: z.literal('URLRewrite'),
    urlRewrite: z.strictObject({
      path: z.strictObject({ type: z.literal('ReplacePrefixMatch'), replacePrefixMatch: z.string() }),
    }),
  }),
]);
const Rule = z.strictObject({
  matches: z.array(Match),
  filters: z.array(Filter).default([]),
  timeouts: z.strictObject({ request: z.string().regex(/^\d+s$/) }),
  backendRefs: z.tuple([z.strictObject({ name: z.string(), port: z.number() })]),
});
const HttpRoute = z.object({ spec: z.object({ rules: z.array(Rule) }) });
const Named = z.object({ metadata: z.object({ name: z.string() }) });

type Rule = z.output<typeof Rule>;
type Match = z.output<typeof Match>;

/** The rules of the routes in these folders, where a later one may stand in the place of an earlier one of its name. */
export function rulesIn(...folders: URL[]): Rule[] {
  const routes = folders.flatMap((folder) => objectsIn(folder, 'HTTPRoute'));
  const named = new Map(routes.map((route) => [Named.parse(route).metadata.name, route]));
  // Another listener's, which has no TLS.
  named.delete('redirect');
  return [...named.values()].flatMap((route) => HttpRoute.parse(route).spec.rules);
}

/** What a Gateway does with these rules: https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule */
export function gatewayBy(rules: readonly Rule[]): (asked: Asked) => Way | undefined {
  const choices = rules
    .flatMap((rule) => rule.matches.map((match) => ({ rule, match })))
    .toSorted((a, b) => compare(rank(b.match), rank(a.match)));
  return (asked) => {
    const found = choices.find(({ match }) => isMatch(match, asked));
    return found && wayBy(found.rule, found.match, asked);
  };
}

/** The more telling match wins. Where a regular expression stands is the implementation's choice: here as at Envoy Gateway. */
function rank({ path, headers, queryParams }: Match): number[] {
  const isPattern = path.type === 'RegularExpression';
  return [isPattern ? 1 : 0, path.value.length, headers.length, queryParams.length];
}

function compare(a: number[], b: number[]): number {
  for (const [i, value] of a.entries()) if (value !== b[i]) return value - (b[i] ?? 0);
  return 0;
}

function isMatch({ path, headers, queryParams }: Match, asked: Asked): boolean {
  return (
    isPath(path, pathOf(asked)) &&
    headers.every(({ name, value }) => asked.headers?.[name.toLowerCase()] === value) &&
    queryParams.every(({ name, value }) => queryOf(asked).get(name) === value)
  );
}

/** A prefix is one of whole segments. */
function isPath({ type, value }: Match['path'], path: string): boolean {
  if (type === 'RegularExpression') return new RegExp(`^(?:${value})$`).test(path);
  return value === '/' || path === value || path.startsWith(`${value}/`);
}

function wayBy({ filters, timeouts, backendRefs }: Rule, match: Match, asked: Asked): Way {
  const path = pathOf(asked);
  const rewrite = filters.find((filter) => filter.type === 'URLRewrite');
  return {
    service: backendRefs[0].name,
    path: rewrite ? rewrite.urlRewrite.path.replacePrefixMatch + path.slice(match.path.value.length) : path,
    seconds: Number(timeouts.request.replace('s', '')),
  };
}
