import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseJson } from '../parse-json.ts';

/** An event that this service has given up, without what it tells. Times are UTC. */
export type Letter = {
  /** The event's own id; made of its text where it has none that can stand in an address. */
  id: string;
  /** Where it was published. */
  topic: string;
  type: string;
  /** Why, where this process knows it: the sidecar does not say. */
  reason: string | null;
  /** How often it was given up. */
  times: number;
  firstSeenAt: Date;
  lastSeenAt: Date;
  /** Null while it waits. */
  replayedAt: Date | null;
};

/** What is known of one when it comes; `envelope` is JSON, as it came. */
export type NewLetter = Pick<Letter, 'id' | 'topic' | 'type' | 'reason'> & { envelope: string };

/** Where a service keeps its dead letters. All of it may be repeated, by any number of replicas. */
export type DeadLetters = {
  /** Adds it, or counts it again: it waits from now on. Returns how often it has come. */
  keep: (letter: NewLetter) => Promise<number>;
  /** Those that wait, or all, the latest first; so many at most. */
  list: (which: 'waiting' | 'all') => Promise<Letter[]>;
  /** Those that wait and were given up so often at most, the longest waiting first; so many at most. */
  listToTry: (times: number) => Promise<Letter[]>;
  find: (id: string) => Promise<(Letter & { envelope: string }) | undefined>;
  markReplayed: (id: string) => Promise<void>;
  /** How many wait, by topic. */
  count: () => Promise<Map<string, number>>;
};

export const MOST_LISTED = 500;
/** Whoever wonders what was replayed asks within so many days. */
export const REPLAYED_KEPT_DAYS = 30;

const NAME = z.string().regex(/^[\w.:-]{1,128}$/);
const Envelope = z.looseObject({
  id: NAME.optional().catch(undefined),
  topic: NAME.catch('unknown'),
  type: NAME.catch('unknown'),
});

/** What can be read of anything that the sidecar gives up: it may be what nobody can read. */
export function readLetter(text: string): Omit<NewLetter, 'reason'> {
  const envelope = parseJson(text);
  const { id, topic, type } = Envelope.catch({ topic: 'unknown', type: 'unknown' }).parse(envelope);
  return {
    id: id ?? `unnamed-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`,
    topic,
    type,
    envelope: envelope === undefined ? JSON.stringify(text) : text,
  };
}
