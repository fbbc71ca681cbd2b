import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { closeDatabases } from '../crowd/system/databases.ts';
import { listenForStop } from '../start/terminal/stop-signals.ts';
import { isNobodyThere } from '../story/client/nobody-there.ts';
import { readArguments, USAGE, UsageError } from './arguments.ts';
import { chartOf } from './chart/chart-of-rush.ts';
import { summary } from './report/summary.ts';
import { rush } from './rush.ts';

/** `npm run rush`: exit 0 when every promise was kept, 1 when one was not or the rush was broken off, 2 for a command that makes no sense. */
async function main(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const options = readArguments(args);
  const stopping = new AbortController();
  listenForStop({ onFirst: () => stopping.abort(), onSecond: () => process.exit(130) });
  console.log(
    'A rush begins; its buyers are given their accounts, so that registering is not what is measured.\n',
  );
  const outcome = await rush(options, process.stdout, stopping.signal);
  console.log(summary(outcome));
  mkdirSync(dirname(resolve(options.chart)), { recursive: true });
  writeFileSync(options.chart, chartOf(outcome));
  console.log(`\nThe picture is ${options.chart}`);
  const isKept = outcome.kept.every(({ breaches }) => breaches.length === 0);
  return isKept && outcome.crowd.count('cut off') === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (fault) {
  if (fault instanceof UsageError) {
    console.error(`${fault.message}\n\n${USAGE}`);
    process.exitCode = 2;
  } else if (isNobodyThere(fault)) {
    console.error('Nobody answers. Is "npm start" running?');
    process.exitCode = 1;
  } else throw fault;
} finally {
  await closeDatabases();
}
process.exit();
