import { sql } from 'kysely';
import type { Publication } from '../../dapr/publish.ts';
import type { Database } from '../../database/connect.ts';
import { uuidv7 } from '../../ids.ts';
import { createTestDatabase, silent } from '../../testing/database.ts';
import { appendEvent } from '../append.ts';
import { type OutboxRelay, type Pace, startOutboxRelay } from '../relay.ts';
import { addTries, createInbox, createOutbox } from '../table.ts';

/** Ticks fast enough for a test to wait for; all else as it is outside. */
export const BRISK: Pace = { tick: 10, lease: 10_000, publish: 5_000, pause: 2 };

export type Publish = (event: Publication) => Promise<void>;

/** An outbox of its own on a real PostgreSQL. */
export async function openPostRoom() {
  const database: Database<object> = await createTestDatabase({
    messages: {
      async up(db) {
        for (const step of [createOutbox, addTries, createInbox]) await step.execute(db);
        await sql`create table effects (id int)`.execute(db);
      },
    },
  });
  const relays: OutboxRelay[] = [];
  const { db } = database;
  return {
    db,
    /** Writes that something happened to an aggregate; `step` tells its events apart. */
    tell: (aggregate: string, step: number, tx: Parameters<typeof appendEvent>[0] = db) =>
      appendEvent(tx, 'user.registered', aggregate, {
        userId: aggregate,
        email: 'a@example.com',
        name: String(step),
        role: 'user',
      }),
    startRelay(publish: Publish, pace: Pace = BRISK): OutboxRelay {
      const relay = startOutboxRelay(db, publish, silent, pace);
      relays.push(relay);
      relay.nudge();
      return relay;
    },
    /** Of all that were started. */
    closeRelays: () => Promise.all(relays.splice(0).map((relay) => relay.close())),
    waiting: async () => (await sql`select from outbox`.execute(db)).rows.length,
    empty: () => sql`delete from outbox`.execute(db),
    close: () => database.close(),
  };
}

export type PostRoom = Awaited<ReturnType<typeof openPostRoom>>;

/** Which event of which aggregate was published, as `tell` made it. */
export function told({ data }: Publication): { aggregate: string; step: number } {
  const { userId, name } = JSON.parse(JSON.stringify(data));
  return { aggregate: userId, step: Number(name) };
}

/** What a broker took, in the order it did, and a promise that it has had so many different ones. */
export function broker() {
  const taken: { id: string; aggregate: string; step: number }[] = [];
  const ids = new Set<string>();
  let wanted: { count: number; resolve: () => void } | undefined;
  return {
    taken,
    take(event: Publication): void {
      taken.push({ id: event.id, ...told(event) });
      ids.add(event.id);
      if (wanted && ids.size >= wanted.count) wanted.resolve();
    },
    /** The steps of an aggregate in the order in which each came for the first time. */
    heardOf: (aggregate: string) => [
      ...new Set(taken.filter((one) => one.aggregate === aggregate).map((one) => one.step)),
    ],
    has(count: number): Promise<void> {
      if (ids.size >= count) return Promise.resolve();
      return new Promise((resolve) => {
        wanted = { count, resolve };
      });
    },
  };
}

export const someAggregates = (count: number) => Array.from({ length: count }, () => uuidv7());
