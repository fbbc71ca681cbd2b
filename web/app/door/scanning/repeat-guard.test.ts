import { expect, test } from 'vitest';
import { createRepeatGuard } from './repeat-guard.ts';

test('a ticket that is held up is asked for once, however long', () => {
  const isRepeat = createRepeatGuard();
  expect([0, 100, 3_000, 6_000, 9_000].map((now) => isRepeat('a', now))).toEqual([
    false,
    true,
    true,
    true,
    true,
  ]);
});

test('shown again after a while it is asked for again', () => {
  const isRepeat = createRepeatGuard();
  expect([0, 4_000].map((now) => isRepeat('a', now))).toEqual([false, false]);
});

test('the next ticket is asked for at once', () => {
  const isRepeat = createRepeatGuard();
  expect([isRepeat('a', 0), isRepeat('b', 100), isRepeat('a', 200)]).toEqual([false, false, false]);
});
