import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { shown } from '../places.ts';

const READ_AT_MOST = 64 * 1024;

/** The last lines of a log file, for people. */
export function lastLines(file: string, count: number): string[] {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return [];
  }
  try {
    const { size } = fstatSync(descriptor);
    const length = Math.min(size, READ_AT_MOST);
    const buffer = Buffer.alloc(length);
    readSync(descriptor, buffer, 0, length, size - length);
    return buffer.toString('utf8').trimEnd().split('\n').slice(-count);
  } finally {
    closeSync(descriptor);
  }
}

/** Where a log is and how it ends, to stand below what went wrong. */
export const endOf = (file: string, count = 20): string =>
  [`The end of ${shown(file)}:`, ...lastLines(file, count).map((line) => `  | ${line}`)].join('\n');
