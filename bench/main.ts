import { closeDatabases } from '../crowd/system/databases.ts';
import { table } from '../start/terminal/table.ts';
import type { Case, Figures, Load } from './load.ts';
import { rareLoads, usualLoads } from './loads.ts';
import { type CaseResult, keepResults } from './results.ts';
import { settings } from './settings.ts';
import { machine } from './system/machine.ts';
import { pin } from './system/pin.ts';

/** `npm run bench`: all loads but the rare ones, or those that are named. Nothing is asserted. */
async function main(names: string[]): Promise<void> {
  const loads = chosen(names);
  const on = machine();
  const unpin = settings.pinned ? pin() : () => {};
  process.once('SIGINT', () => {
    unpin();
    process.exit(130);
  });
  try {
    for (const load of loads) {
      console.log(`\n${load.name}: ${load.about}`);
      const results: CaseResult[] = [];
      for (const one of load.cases) results.push({ name: one.name, figures: await middleRun(one) });
      console.log(`\n${shown(results)}`);
      keepResults(load, results, on);
    }
  } finally {
    unpin();
    await closeDatabases();
  }
}

function chosen(names: string[]): Load[] {
  if (names.length === 0) return usualLoads;
  const all = [...usualLoads, ...rareLoads];
  return names.map((name) => {
    const load = all.find((one) => one.name === name);
    if (!load) throw new Error(`no load ${name}; there are ${all.map((one) => one.name).join(', ')}`);
    return load;
  });
}

/** Machines are noisy: of several runs the one in the middle is told. */
async function middleRun({ run, once }: Case): Promise<Figures> {
  const runs: Figures[] = [];
  for (let count = once ? 1 : settings.runs; count > 0; count--) runs.push(await run());
  const rate = (figures: Figures) => Number(Object.values(figures)[0]);
  const sorted = runs.toSorted((a, b) => rate(a) - rate(b));
  return sorted[Math.floor(sorted.length / 2)] ?? {};
}

/** Cases as rows; a single long one, such as the parts with their memory, as a list. */
function shown(results: CaseResult[]): string {
  const columns = [...new Set(results.flatMap(({ figures }) => Object.keys(figures)))];
  const cell = (figures: Figures, column: string) => figures[column]?.toLocaleString('en') ?? '';
  return table(
    ['', ...results.map(({ name }) => name)],
    columns.map((column) => [column, ...results.map(({ figures }) => cell(figures, column))]),
  );
}

await main(process.argv.slice(2));
