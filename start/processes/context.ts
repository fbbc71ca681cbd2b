import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from '../terminal/progress.ts';
import type { ProcessRecord } from './record.ts';

/** What every step of starting needs: where things are kept, who is told, and when to give up. */
export interface StartContext {
  stateDir: string;
  record: ProcessRecord;
  progress: Progress;
  /** Aborted when a part died or somebody wants to stop. */
  ending: AbortSignal;
}

/** A folder for data of one kind, made if it is not there. */
export function dataDir(context: { stateDir: string }, ...names: string[]): string {
  const path = join(context.stateDir, 'data', ...names);
  mkdirSync(path, { recursive: true });
  return path;
}

/** Where a part writes what it says. */
export function logFile(context: { stateDir: string }, part: string): string {
  const logs = join(context.stateDir, 'logs');
  mkdirSync(logs, { recursive: true });
  return join(logs, `${part}.log`);
}
