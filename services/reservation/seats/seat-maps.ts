import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import type { Db } from '../context.ts';
import { readFingerprint, readSeatMap } from './read-seat-map.ts';

export type SerializedSeatMap = { json: string; gzipped: () => Promise<Uint8Array<ArrayBuffer>> };
export type SeatMaps = (eventId: string) => Promise<SerializedSeatMap>;

type Built = SerializedSeatMap & { fingerprint: string };
type Slot = { running: Promise<SerializedSeatMap> | undefined; next: Promise<SerializedSeatMap> | undefined };

const REMEMBERED_EVENTS = 200;

/**
 * Seat maps, serialised once per version of their event's seats and never older than the request:
 * a look begun before the request came might miss a seat sold in between, so a request joins
 * the next look, together with everybody else who came meanwhile.
 */
export function createSeatMaps(db: Db): SeatMaps {
  const built = new LRUCache<string, Built>({ max: REMEMBERED_EVENTS });
  const slots = new Map<string, Slot>();

  async function look(eventId: string): Promise<SerializedSeatMap> {
    const { key } = await readFingerprint(db, eventId);
    const known = built.get(eventId);
    if (known?.fingerprint === key) return known;
    // Read after the fingerprint: the map may be newer than its key, never older.
    const json = JSON.stringify(await readSeatMap(db, eventId));
    const fresh = { fingerprint: key, json, gzipped: once(() => compress(json)) };
    built.set(eventId, fresh);
    return fresh;
  }

  function begin(eventId: string, slot: Slot): Promise<SerializedSeatMap> {
    slot.next = undefined;
    slot.running = look(eventId).finally(() => {
      slot.running = undefined;
      if (!slot.next) slots.delete(eventId);
    });
    return slot.running;
  }

  return (eventId) => {
    const slot = slots.get(eventId) ?? { running: undefined, next: undefined };
    slots.set(eventId, slot);
    if (!slot.running) return begin(eventId, slot);
    slot.next ??= slot.running.catch(() => undefined).then(() => begin(eventId, slot));
    return slot.next;
  };
}

const gzipAsync = promisify(gzip);
const compress = async (json: string) => new Uint8Array(await gzipAsync(json, { level: 1 }));

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
