import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Figures, Load } from './load.ts';
import { settings } from './settings.ts';
import type { machine } from './system/machine.ts';

export type CaseResult = { name: string; figures: Figures };

const Results = z.object({ loads: z.record(z.string(), z.unknown()) });

/** Keeps what loads have shown; those that were not run this time keep what they showed last. */
export function keepResults(load: Load, cases: CaseResult[], on: ReturnType<typeof machine>): void {
  const kept = existsSync(settings.resultsFile)
    ? Results.parse(JSON.parse(readFileSync(settings.resultsFile, 'utf8')))
    : { loads: {} };
  const result = { about: load.about, measuredAt: new Date().toISOString(), machine: on, cases };
  const loads = { ...kept.loads, [load.name]: result };
  writeFileSync(settings.resultsFile, `${JSON.stringify({ loads }, undefined, 2)}\n`);
}
