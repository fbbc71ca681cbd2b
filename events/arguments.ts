import { parseArgs } from 'node:util';
import { type KeeperName, keepers } from './letters/keepers.ts';
import { topics } from './tail/topics.ts';

export const USAGE = `Usage: npm run events -- <command>

  dead [--app <app>] [--all]          events that services have given up; --all: also those replayed lately
  dead --show <id> [--app <app>]      one of them, whole
  replay <id> | --all [--app <app>]   hands them to the service that gave them up once more
  tail [--type <type>] [--topic <topic>] [--json] [--all]
                                      prints events as they are published, until Ctrl-C;
                                      --type payment.* takes a star, --all: also what the broker still has

  apps: ${keepers.join(', ')}
  topics: ${topics.join(', ')}`;

export type TailCommand = { name: 'tail'; type?: string; topic?: string; json: boolean; all: boolean };
export type ReplayCommand = { name: 'replay'; id?: string; app?: KeeperName };
export type DeadCommand = { name: 'dead'; show?: string; app?: KeeperName; all: boolean };
export type Command = { name: 'help' } | DeadCommand | ReplayCommand | TailCommand;

/** What was typed makes no sense: exit 2. */
export class UsageError extends Error {}

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

/** Reads the command line; throws `UsageError`. */
export function readArguments([name, ...rest]: string[]): Command {
  switch (name) {
    case undefined:
    case 'help':
    case '--help':
      return { name: 'help' };
    case 'dead': {
      const { values } = parsed(() =>
        parseArgs({ args: rest, options: { app: text, show: text, all: flag } }),
      );
      const { app, show, all } = values;
      return { name, all, ...(show !== undefined && { show }), ...keeper(app) };
    }
    case 'replay': {
      const options = { app: text, all: flag };
      const { values, positionals } = parsed(() =>
        parseArgs({ args: rest, options, allowPositionals: true }),
      );
      const [id, ...more] = positionals;
      if (more.length > 0) throw new UsageError('replay takes one id');
      if ((id === undefined) !== values.all) throw new UsageError('replay wants an id, or --all');
      return { name, ...(id !== undefined && { id }), ...keeper(values.app) };
    }
    case 'tail': {
      const options = { type: text, topic: text, json: flag, all: flag };
      const { type, topic, json, all } = parsed(() => parseArgs({ args: rest, options })).values;
      if (topic !== undefined && !topics.includes(topic)) throw new UsageError(`there is no topic ${topic}`);
      return { name, json, all, ...(type !== undefined && { type }), ...(topic !== undefined && { topic }) };
    }
    default:
      throw new UsageError(`there is no command ${name}`);
  }
}

function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (fault) {
    throw new UsageError(fault instanceof Error ? fault.message : String(fault));
  }
}

function keeper(app: string | undefined): { app?: KeeperName } {
  if (app === undefined) return {};
  const known = keepers.find((one) => one === app);
  if (!known) throw new UsageError(`there is no app ${app} that hears events`);
  return { app: known };
}
