import { afterAll, expect, inject, test } from 'vitest';
import { readArguments } from '../rush/arguments.ts';
import './system/provided.ts';

// The simulator reads once where the system is.
process.env.TIKETI_PORT_OFFSET = String(inject('system').portOffset);
const { rush } = await import('../rush/rush.ts');
const { chartOf } = await import('../rush/chart/chart-of-rush.ts');
const { summary } = await import('../rush/report/summary.ts');
const { closeDatabases } = await import('../crowd/system/databases.ts');
afterAll(closeDatabases);

const CROWD =
  '--users 150 --rate 60 --burst 30 --seats 40 --leave 0.1 --vanish 0.02 --reload 0.2 --think 0.3';
const ROOM = '--threshold 20 --admit-per-second 15';
const unseen = { write: () => true };

test('a small rush: nobody is passed, the room is never too full, and the books are right', async () => {
  const options = readArguments(`${CROWD} ${ROOM}`.split(' '));
  const outcome = await rush(options, unseen, new AbortController().signal);
  expect(outcome.kept.flatMap(({ breaches }) => breaches)).toEqual([]);
  const { crowd, journeys } = outcome;
  expect(journeys).toHaveLength(150);
  expect(crowd.count('failed') + crowd.count('waiting') + crowd.count('cut off')).toBe(0);
  expect(crowd.count('paid')).toBe(40);
  // It is a rush only if people waited, in both ways, and were asked to choose again.
  const letInAfterWaiting = journeys.filter(({ waited, letIn }) => waited && letIn);
  expect(new Set(letInAfterWaiting.map(({ plan }) => plan.way))).toEqual(new Set(['socket', 'polling']));
  expect(summary(outcome)).toMatch(/✓ nobody is let in before somebody with a lower number: 0 order errors/);
  expect(chartOf(outcome)).toMatch(/^<svg .*<\/svg>\n$/s);
});
