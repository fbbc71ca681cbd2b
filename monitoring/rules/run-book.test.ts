import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runBook } from '../places.ts';
import { readAlerts } from './read-rules.ts';

const headings = [...readFileSync(runBook, 'utf8').matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);

test('the run book has a heading for each alert, and no other', () => {
  const names = readAlerts().map(({ alert }) => alert);
  expect(names.length).toBeGreaterThan(20);
  expect(new Set(names).size).toBe(names.length);
  expect(headings.toSorted()).toEqual(names.toSorted());
});

test('each alert leads to its own heading', () => {
  for (const { alert, annotations } of readAlerts())
    expect(annotations.runbook_url).toBe(`docs/operations/alerts.md#${alert.toLowerCase()}`);
});
