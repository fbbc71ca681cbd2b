import { expect, test } from 'vitest';
import { readArguments, UsageError } from './arguments.ts';

test.each([
  [[], { name: 'help' }],
  [['dead'], { name: 'dead', all: false }],
  [['dead', '--app', 'payment', '--all'], { name: 'dead', all: true, app: 'payment' }],
  [['dead', '--show', 'a1'], { name: 'dead', all: false, show: 'a1' }],
  [['replay', 'a1'], { name: 'replay', id: 'a1' }],
  [['replay', '--all', '--app', 'queue'], { name: 'replay', app: 'queue' }],
  [['tail'], { name: 'tail', json: false, all: false }],
  [
    ['tail', '--type', 'pay*', '--topic', 'payments', '--json'],
    { name: 'tail', json: true, all: false, type: 'pay*', topic: 'payments' },
  ],
])('%j is understood', (args, command) => {
  expect(readArguments(args)).toEqual(command);
});

test.each([
  [['bury'], 'no command bury'],
  [['dead', '--ap', 'payment'], "'--ap'"],
  [['dead', '--app', 'auth'], 'no app auth'],
  [['dead', 'a1'], 'a1'],
  [['replay'], 'an id, or --all'],
  [['replay', 'a1', '--all'], 'an id, or --all'],
  [['replay', 'a1', 'a2'], 'one id'],
  [['tail', '--topic', 'payment'], 'no topic payment'],
])('%j is refused with what is wrong', (args, message) => {
  expect(() => readArguments(args)).toThrow(UsageError);
  expect(() => readArguments(args)).toThrow(message);
});
