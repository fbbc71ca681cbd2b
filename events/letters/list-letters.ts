import { table } from '../../start/terminal/table.ts';
import type { DeadCommand } from '../arguments.ts';
import type { System } from '../system/find-system.ts';
import { fromAll, type Letter, tellSilent, withKeepers } from './ask-keepers.ts';
import type { KeeperName } from './keepers.ts';

const LONGEST_REASON = 60;

/** `dead`: exit 1 when a service did not answer, for it may have some too. */
export async function listLetters(system: System, { app, all }: DeadCommand): Promise<number> {
  const { answers, silent } = await withKeepers(system, (ask) =>
    fromAll(app, (one) => ask.list(one, all ? 'all' : 'waiting')),
  );
  const letters = answers.flat();
  if (letters.length > 0)
    console.log(table(['app', 'id', 'type', 'age', 'times', 'state', 'reason'], letters.map(rowOf)));
  else if (silent.length === 0) console.log('No dead letters.');
  return tellSilent(silent) ? 0 : 1;
}

const rowOf = ({ app, id, type, firstSeenAt, times, replayedAt, reason }: Letter): string[] => [
  app,
  id,
  type,
  ageOf(firstSeenAt),
  String(times),
  replayedAt ? `replayed ${ageOf(replayedAt)} ago` : 'waits',
  shortened(reason ?? 'not known'),
];

const shortened = (reason: string): string =>
  reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON - 1)}…` : reason;

/** `40 s`, `12 min`, `5 h` or `3 d`. */
export function ageOf(instant: string, now = Date.now()): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(instant)) / 1_000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

/** `dead --show`: the letter of each service that has one of this event; exit 1 when none has. */
export async function showLetter(system: System, id: string, app?: KeeperName): Promise<number> {
  const { answers, silent } = await withKeepers(system, (ask) => fromAll(app, (one) => ask.find(one, id)));
  const letters = answers.filter((letter) => letter !== undefined);
  for (const { envelope, ...letter } of letters)
    console.log(JSON.stringify({ ...letter, event: JSON.parse(envelope) }, null, 2));
  if (letters.length === 0 && silent.length === 0) console.error(`No service has a dead letter ${id}.`);
  return tellSilent(silent) && letters.length > 0 ? 0 : 1;
}
