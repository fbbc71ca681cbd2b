import { answered } from '../redis/answered.ts';
import type { Redis } from '../redis/connect.ts';
import type { Announcer } from '../sockets/announcer.ts';
import { Change } from './change.ts';

/**
 * Tells browsers of changes, the newest version of each thing last, whatever the order in which the
 * events arrive and whichever replicas they reach: a change is noted, told, and the note read again; when
 * another replica noted a newer one meanwhile, that is told too. A change older than the note is dropped.
 * The announcer sends through the same connection, so its message is out before the note is read again.
 */
export async function tellChanges(
  { redis, announcer }: { redis: Redis; announcer: Pick<Announcer, 'changed'> },
  eventId: string,
  changes: readonly Change[],
): Promise<void> {
  const noted = await noteChanges(redis, eventId, changes);
  let telling = noted.filter((change, at) => change.version === changes[at]?.version);
  while (telling.length > 0) {
    for (const change of telling) announcer.changed(eventId, change);
    const told = telling;
    const newest = await noteChanges(redis, eventId, told);
    telling = newest.filter((change, at) => change.version !== told[at]?.version);
  }
}

async function noteChanges(redis: Redis, eventId: string, changes: readonly Change[]): Promise<Change[]> {
  if (changes.length === 0) return [];
  const triples = changes.flatMap((change) => [change.id, String(change.version), JSON.stringify(change)]);
  const newest = await answered(redis.noteChanges(`queue:{${eventId}}:changes`, ...triples));
  return newest.map((fact) => Change.parse(JSON.parse(fact)));
}
