import { expect, test } from 'vitest';
import { createRepeatGuard } from './repeat-guard.ts';

test('a ticket that is held up is asked for once, however long', () => {
  const isNew = createRepeatGuard();
  const sights = [0, 100, 3_000, 6_000, 9_000].map((now) => isNew('a', now, now === 0 || now > 5_000));
  expect(sights).toEqual([true, false, false, false, false]);
});

test('shown again after a while it is asked for again', () => {
  const isNew = createRepeatGuard();
  expect([0, 4_000].map((now) => isNew('a', now, true))).toEqual([true, true]);
});

test('the next ticket is asked for at once', () => {
  const isNew = createRepeatGuard();
  expect([isNew('a', 0, true), isNew('b', 100, true), isNew('a', 200, true)]).toEqual([true, true, true]);
});

test('a ticket that is held up before the answer to the last one is gone is asked for once it is', () => {
  const isNew = createRepeatGuard();
  expect([isNew('a', 0, true), isNew('b', 500, false), isNew('b', 1_800, true)]).toEqual([true, false, true]);
});
