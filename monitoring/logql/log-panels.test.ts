import { readFileSync } from 'node:fs';
import { parser } from '@grafana/lezer-logql';
import { expect, test } from 'vitest';
import { boards } from '../boards/all.ts';
import { isLogs } from '../grafana/board.ts';
import { alloyConfigFile } from '../places.ts';

const panels = Object.values(boards).flatMap(({ rows }) =>
  rows.flatMap(({ panels }) => panels.filter(isLogs).map(({ title, logs }) => [title, logs] as const)),
);

/** What Alloy makes of a line: labels, and what goes along with it. */
const alloy = readFileSync(alloyConfigFile, 'utf8');
const labels = [...alloy.matchAll(/target_label\s*= "(\w+)"/g)].map(([, label]) => label);
const alongside = [
  ...(alloy.match(/stage\.structured_metadata \{\s*values = \{(.*?)\}/s)?.[1]?.matchAll(/(\w+)\s*=/g) ?? []),
].map(([, name]) => name);

/** The names that a query selects streams by, and those by which it then filters lines. */
function namesIn(query: string) {
  const names = { selector: [] as string[], filter: [] as string[] };
  let within: keyof typeof names = 'selector';
  parser.parse(query).iterate({
    enter({ name, type, from, to }) {
      if (type.isError) throw new SyntaxError(`not LogQL at character ${from}: ${query}`);
      if (name === 'PipelineExpr') within = 'filter';
      if (name === 'Identifier') names[within].push(query.slice(from, to));
    },
  });
  return names;
}

test('Alloy makes few labels, and sends along what varies', () => {
  expect(labels).toEqual(['app', 'pod', 'container']);
  expect(alongside).toEqual(['level', 'service', 'trace_id', 'request_id']);
});

test.each(panels)('%s: %s asks by what Alloy makes of lines', (_title, query) => {
  const { selector, filter } = namesIn(query);
  expect(selector).not.toEqual([]);
  for (const name of selector) expect(labels).toContain(name);
  for (const name of filter) expect(alongside).toContain(name);
});

test('what is no LogQL is refused', () => {
  expect(() => namesIn('{app="payment" | level')).toThrow(SyntaxError);
});
