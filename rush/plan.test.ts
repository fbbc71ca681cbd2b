import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';
import { plans } from './plan.ts';

const crowd = (...args: string[]) => plans(readArguments(['--users', '5000', ...args]));
const share = (part: number) => part / 5_000;

test('so many leave, vanish and reload as was asked for', () => {
  const plan = crowd('--leave', '0.2', '--vanish', '0.1', '--reload', '0.3');
  const doing = (act: string) => share(plan.filter(({ whim }) => whim?.act === act).length);
  expect(doing('leave')).toBeCloseTo(0.2, 1);
  expect(doing('vanish')).toBeCloseTo(0.1, 1);
  expect(doing('reload')).toBeCloseTo(0.3, 1);
});

test('half of a mixed crowd waits by socket, all of another do or do not', () => {
  const bySocket = (by: string) => share(crowd('--by', by).filter(({ way }) => way === 'socket').length);
  expect(bySocket('mixed')).toBeCloseTo(0.5, 1);
  expect(bySocket('sockets')).toBe(1);
  expect(bySocket('polling')).toBe(0);
});
