import { listenForStop } from '../start/terminal/stop-signals.ts';
import { readArguments, USAGE, UsageError } from './arguments.ts';
import { listLetters, showLetter } from './letters/list-letters.ts';
import { replayLetters } from './letters/replay-letters.ts';
import { findSystem, NothingRuns } from './system/find-system.ts';
import { tail } from './tail/tail.ts';

/** `npm run events`: watches the events of a running system, and mends those that were given up. */
async function main(): Promise<number> {
  const command = readArguments(process.argv.slice(2));
  if (command.name === 'help') {
    console.log(USAGE);
    return 0;
  }
  const stopping = new AbortController();
  listenForStop({ onFirst: () => stopping.abort(), onSecond: () => process.exit(130) });
  const system = await findSystem();
  switch (command.name) {
    case 'dead':
      return command.show ? showLetter(system, command.show, command.app) : listLetters(system, command);
    case 'replay':
      return replayLetters(system, command);
    case 'tail':
      return tail(system, command, stopping.signal);
    default:
      return command satisfies never;
  }
}

try {
  process.exitCode = await main();
} catch (fault) {
  if (fault instanceof UsageError) {
    console.error(`${fault.message}\n\n${USAGE}`);
    process.exitCode = 2;
  } else if (fault instanceof NothingRuns) {
    console.error(fault.message);
    process.exitCode = 1;
  } else throw fault;
}
