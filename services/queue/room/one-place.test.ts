import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aBuyer, anEvent, type Replica, startReplica } from '../testing/replica.ts';
import { connectClients, people } from '../testing/rooms.ts';
import type { Standing } from './replies/standing.ts';

const PEOPLE = 4_000;
const REPEATS = 1_000;
/** As many as Redis answers well within its deadline on a busy machine. */
const AT_ONCE = 500;

describe('5,000 joins, five hundred at a time, 1,000 of them of people who have joined already', () => {
  let clients: Awaited<ReturnType<typeof connectClients>>;
  beforeAll(async () => {
    clients = await connectClients();
  });
  afterAll(() => clients.close());

  test('make 4,000 places, and nobody loses theirs by coming again', async () => {
    const room = clients.aRoom({ threshold: 1 });
    await room.enter('in');
    const everybody = people(PEOPLE);
    // Every fourth comes again a hundred people later, while their first join is on its way.
    const joins = everybody.flatMap((user, at) => {
      const earlier = everybody[at - 100];
      return at % 4 === 0 && earlier ? [user, earlier] : [user];
    });
    joins.push(...everybody.slice(0, PEOPLE + REPEATS - joins.length));
    expect(joins).toHaveLength(5_000);

    const answers: { user: string; standing: Standing }[] = [];
    while (answers.length < joins.length) {
      const wave = joins.slice(answers.length, answers.length + AT_ONCE);
      const standings = wave.map(async (user, at) => ({ user, standing: await room.enter(user, at) }));
      answers.push(...(await Promise.all(standings)));
    }
    expect(await room.peek()).toMatchObject({ queueSize: PEOPLE, currentUsers: 1 });
    const places = new Map<string, number>();
    for (const { user, standing } of answers) {
      expect(standing.state).toBe('waiting');
      expect(places.get(user) ?? standing.position, user).toBe(standing.position);
      places.set(user, standing.position);
    }
    expect([...places.values()].sort((a, b) => a - b)).toEqual(
      Array.from({ length: PEOPLE }, (_, at) => at + 1),
    );

    for (const user of everybody.slice(0, 200))
      expect((await room.enter(user)).position).toBe(places.get(user));
  });
});

describe('one account', () => {
  const event = anEvent();
  let replicas: Replica[];
  beforeAll(async () => {
    replicas = await Promise.all([1, 2].map(() => startReplica([event], { threshold: 1 })));
  });
  afterAll(() => {
    for (const replica of replicas) replica.stop();
  });

  /** A door of one of the replicas, as tab after tab finds it. */
  const doorOf = (tab: number) => replicas[tab % replicas.length]?.url ?? '';

  test('with fifty tabs at fifty addresses has one place, which no reload moves', async () => {
    const [inside, buyer, next] = await Promise.all([aBuyer(), aBuyer(), aBuyer()]);
    const enter = (who: typeof buyer, tab = 0) =>
      who.call(
        doorOf(tab),
        'POST',
        `/api/queue/check/${event.id}`,
        {},
        {
          'x-forwarded-for': `198.51.${tab}.7`,
        },
      );
    expect((await enter(inside)).body).toMatchObject({ admitted: true });

    const tabs = await Promise.all(Array.from({ length: 50 }, (_, tab) => enter(buyer, tab)));
    for (const { body } of tabs) expect(body).toMatchObject({ queued: true, position: 1, queueSize: 1 });
    expect((await enter(next)).body).toMatchObject({ position: 2, queueSize: 2 });
    const reloads = await Promise.all(Array.from({ length: 50 }, (_, tab) => enter(buyer, tab)));
    for (const { body } of reloads) expect(body).toMatchObject({ queued: true, position: 1, queueSize: 2 });
  });
});
