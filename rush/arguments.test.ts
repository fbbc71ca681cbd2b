import { expect, test } from 'vitest';
import { readArguments, UsageError } from './arguments.ts';

test('without a word it is a crowd that a small machine can take, at a new event', () => {
  expect(readArguments([])).toMatchObject({
    users: 2_000,
    event: 'new',
    threshold: 200,
    admitPerSecond: 40,
    by: 'mixed',
  });
});

test('an event that is there keeps the limits that are not given', () => {
  const event = crypto.randomUUID();
  const options = readArguments(['--event', event, '--admit-per-second', '7']);
  expect(options).toMatchObject({ event, threshold: undefined, admitPerSecond: 7 });
});

test.each([
  [['--user', '5'], "'--user'"],
  [['--users', 'many'], 'users'],
  [['--by', 'pigeon'], 'by'],
  [['--event', 'old'], 'event'],
  [['--leave', '0.7', '--vanish', '0.4'], 'than come'],
])('%j is refused with what is wrong', (args, message) => {
  expect(() => readArguments(args)).toThrow(UsageError);
  expect(() => readArguments(args)).toThrow(message);
});
