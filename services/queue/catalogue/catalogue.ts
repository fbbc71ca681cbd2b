import { LRUCache } from 'lru-cache';
import type { EventFacts } from '#shared/events/facts.ts';
import { AppError } from '#shared/http/errors.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import { answered } from '../redis/answered.ts';
import type { Redis } from '../redis/connect.ts';
import { KnownEvent, toKnownEvent } from './known-event.ts';

const EVENTS = 'queue:events';
const REMEMBERED_EVENTS = 10_000;
const KNOWN_MS = 60_000;
/** An id nobody knows may be that of an event just being made. */
const UNKNOWN_MS = 5_000;

/** Asks event-service for an event; undefined when there is none, rejects when it does not answer. */
export type FetchEvent = (eventId: string) => Promise<EventFacts | undefined>;

export type Catalogue = {
  /** The event, or `unsure` while nobody can say whether there is one; throws 404 `EVENT_NOT_FOUND`. */
  find: (eventId: string) => Promise<KnownEvent | 'unsure'>;
  /** The same also for an event that was deleted. */
  recall: (eventId: string) => Promise<KnownEvent | 'unsure'>;
  /** Keeps what `event.published` tells, unless something newer is known. */
  keep: (facts: EventFacts) => Promise<void>;
  /** For metrics: title and artist if they are at hand. */
  labelsOf: (eventId: string) => { event_title: string; artist: string };
};

type Entry = KnownEvent | 'unsure' | 'none';

/** Queue's own copy of the events: told by pub/sub, kept in Redis, asked for only when never heard of. */
export function openCatalogue(redis: Redis, fetchEvent: FetchEvent, log: Logger): Catalogue {
  async function keep(facts: EventFacts): Promise<KnownEvent> {
    const event = toKnownEvent(facts);
    await answered(redis.keepEvent(EVENTS, facts.id, String(event.version), JSON.stringify(event)));
    return event;
  }

  async function load(eventId: string): Promise<Entry> {
    const kept = await answered(redis.hGet(EVENTS, eventId));
    // What an earlier version kept may say too little.
    const known = kept ? KnownEvent.safeParse(JSON.parse(kept)).data : undefined;
    if (known) return known;
    try {
      const facts = await fetchEvent(eventId);
      return facts ? await keep(facts) : 'none';
    } catch (error) {
      log.warn({ err: error, eventId }, 'event not known and event-service does not answer');
      return 'unsure';
    }
  }

  /** For longer than an entry is fresh: a metric whose labels come and go is another one each time. */
  const labels = new LRUCache<string, { event_title: string; artist: string }>({ max: REMEMBERED_EVENTS });
  const label = (eventId: string, { title, artist }: KnownEvent) =>
    labels.set(eventId, { event_title: title, artist: artist ?? '' });

  const entries = new LRUCache<string, Entry>({
    max: REMEMBERED_EVENTS,
    ttl: KNOWN_MS,
    fetchMethod: async (eventId, _stale, { options }) => {
      const entry = await load(eventId);
      if (typeof entry === 'string') options.ttl = UNKNOWN_MS;
      else label(eventId, entry);
      return entry;
    },
  });

  /** News that come meanwhile break off what is being fetched; nobody who waits for it is to suffer. */
  const fetched = (eventId: string) => entries.fetch(eventId).catch(() => load(eventId));

  async function recall(eventId: string): Promise<KnownEvent | 'unsure'> {
    const entry = entries.get(eventId) ?? (await fetched(eventId));
    if (entry === undefined || entry === 'none') throw new AppError('EVENT_NOT_FOUND');
    return entry;
  }

  return {
    recall,
    async find(eventId) {
      const event = await recall(eventId);
      if (event !== 'unsure' && event.deleted) throw new AppError('EVENT_NOT_FOUND');
      return event;
    },
    async keep(facts) {
      await keep(facts);
      // Redis may have kept a newer one.
      const entry = await load(facts.id);
      if (typeof entry !== 'string') label(facts.id, entry);
      entries.set(facts.id, entry);
    },
    labelsOf: (eventId) => labels.get(eventId) ?? { event_title: '', artist: '' },
  };
}
