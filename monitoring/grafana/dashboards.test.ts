import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { boards } from '../boards/all.ts';
import { dashboardsDir } from '../places.ts';
import { isLogs, queriesOf } from './board.ts';
import { dashboardFiles } from './files.ts';

/** `kubectl apply` keeps the whole ConfigMap in an annotation, which may have this size. */
const MOST_BYTES = 262_144;

test('the checked-in dashboards are what monitoring/boards/ says', () => {
  const files = dashboardFiles();
  expect(readdirSync(dashboardsDir).toSorted()).toEqual(
    [...files.keys()].map((file) => path.basename(file)).toSorted(),
  );
  for (const [file, text] of files) expect(readFileSync(file, 'utf8'), 'npm run dashboards').toBe(text);
});

test('they fit into one ConfigMap', () => {
  const data = Object.fromEntries([...dashboardFiles()].map(([file, text]) => [path.basename(file), text]));
  expect(JSON.stringify(JSON.stringify({ data })).length).toBeLessThan(MOST_BYTES);
});

test.each(Object.entries(boards))(
  '%s: each panel says what it shows, and is the only one of its name',
  (_, board) => {
    const panels = board.rows.flatMap(({ panels }) => panels);
    expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
    for (const panel of panels) expect(panel.help, panel.title).toMatch(/\.$/);
  },
);

test.each(Object.entries(boards))('%s: variables that are used are those that it has', (_, board) => {
  const asked = board.rows
    .flatMap(({ panels }) => panels.flatMap((panel) => (isLogs(panel) ? [panel.logs] : [])))
    .concat(queriesOf(board).map(({ expr }) => expr));
  const used = asked.flatMap((text) => text.match(/\$(?!__)\w+/g) ?? []);
  expect([...new Set(used)].toSorted()).toEqual(board.variables.map(({ name }) => `$${name}`).toSorted());
});
