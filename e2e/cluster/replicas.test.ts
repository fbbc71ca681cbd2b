import { afterAll, expect, test } from 'vitest';
import { underLoad } from '../faults/load/load.ts';
import { expectBooksToAgree } from '../system/books.ts';
import { holdsEndOnce, paidAndConfirmed } from '../system/once.ts';
import { APPS, podsOf } from './pods.ts';

afterAll(expectBooksToAgree);

test('34: two pods of every service: buyers go on, and each payment is told once', async () => {
  for (const app of APPS) expect(await podsOf(app)).toHaveLength(2);
  const before = await paidAndConfirmed();
  await underLoad(({ goesOn }) => goesOn(30));
  const after = await paidAndConfirmed();
  expect(after.confirmed - before.confirmed).toBeGreaterThanOrEqual(30);
  expect(after.paid - before.paid).toBeGreaterThanOrEqual(after.confirmed - before.confirmed);
});

test(
  '34: both cleaners run: each of 30 holds that ran out ends once, and its stock comes back once',
  holdsEndOnce,
);
