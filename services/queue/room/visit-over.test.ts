import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  APP_API_TOKEN,
  aBuyer,
  anEvent,
  type Buyer,
  type Replica,
  startReplica,
} from '../testing/replica.ts';
import { connectClients, type TestRoom } from '../testing/rooms.ts';

describe('reservation asks for a buyer whose visit is over, of which the room has not heard', () => {
  let clients: Awaited<ReturnType<typeof connectClients>>;
  beforeAll(async () => {
    clients = await connectClients();
  });
  afterAll(() => clients.close());

  const ask = (room: TestRoom, user: string, endedUpTo: number) =>
    room.enter(user, 0, { manner: 'ask', endedUpTo });

  test('they come in on a new visit while there is room, in the slot they had', async () => {
    const room = clients.aRoom({ threshold: 1 });
    const over = await room.enter('buyer');
    const anew = await ask(room, 'buyer', over.number);
    expect(anew).toMatchObject({ state: 'inside', currentUsers: 1 });
    expect(anew.number).toBeGreaterThan(over.number);
    expect(await ask(room, 'buyer', over.number)).toMatchObject({ state: 'inside', number: anew.number });
    // Now the room hears of it.
    expect(await room.release('buyer', 'reservation', over.number)).toBe(0);
    expect(await room.look('buyer')).toMatchObject({ state: 'inside', number: anew.number });
  });

  test('negative control: unless that is said, the visit goes on', async () => {
    const room = clients.aRoom({ threshold: 1 });
    const { number } = await room.enter('buyer');
    for (const endedUpTo of [0, number - 1])
      expect(await ask(room, 'buyer', endedUpTo)).toMatchObject({ state: 'inside', number });
    expect(await room.ask('buyer')).toMatchObject({ state: 'inside', number });
  });

  test('they make place for those who wait, and line up behind them', async () => {
    const room = clients.aRoom({ threshold: 1 });
    const over = await room.enter('buyer');
    await room.enter('first');
    expect(await ask(room, 'buyer', over.number)).toMatchObject({ state: 'outside', currentUsers: 0 });
    expect((await room.admit()).called).toMatchObject([{ userId: 'first' }]);
    expect(await room.look('buyer')).toMatchObject({ state: 'waiting', position: 1 });
  });

  test('a place in the line is no visit: it stays', async () => {
    const room = clients.aRoom({ threshold: 1 });
    for (const user of ['in', 'a', 'b']) await room.enter(user);
    const { number } = await room.look('b');
    expect(await ask(room, 'a', number)).toMatchObject({ state: 'waiting', position: 1 });
  });

  test('22: a slot that was given back after a loss ends too, and neither pass nor replica brings it again', async () => {
    const room = clients.aRoom({ threshold: 1 });
    const over = await room.enter('buyer');
    await room.enter('first');
    await room.lose();
    await room.remind();
    expect(await room.inside()).toEqual(['buyer']);
    expect(await ask(room, 'buyer', over.number)).toMatchObject({ state: 'outside' });
    const slot = { number: over.number, endsAt: Date.now() + 60_000 };
    expect(await room.restoreSlot('buyer', slot)).toBe(false);
    await room.remind();
    expect(await room.inside()).toEqual([]);
  });

  test('22: a room that has not given that number yet has lost its memory, and gives higher ones', async () => {
    const room = clients.aRoom({ threshold: 1 });
    const { number } = await room.enter('buyer');
    const endedUpTo = number + 1_000;
    const { state, memory } = await ask(room, 'buyer', endedUpTo);
    expect({ state, memory }).toMatchObject({ state: 'outside', memory: { recovering: true } });
    await room.setLostAt(Date.now() - 60_000);
    const anew = await ask(room, 'buyer', endedUpTo);
    expect(anew.state).toBe('inside');
    expect(anew.number).toBeGreaterThan(endedUpTo);
  });
});

const Answer = z.looseObject({ visit: z.int().default(0) });

describe('the door', () => {
  const event = anEvent();
  let replica: Replica;
  beforeAll(async () => {
    replica = await startReplica([event]);
  });
  afterAll(() => replica.stop());

  async function ask({ userId }: Buyer, more: object = {}) {
    const response = await fetch(`${replica.url}/internal/admissions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'dapr-api-token': APP_API_TOKEN,
        'dapr-caller-app-id': 'reservation',
      },
      body: JSON.stringify({ eventId: event.id, userId, ...more }),
    });
    return { status: response.status, body: Answer.parse(await response.json()) };
  }

  test('hears from reservation up to which number visits are over', async () => {
    const buyer = await aBuyer();
    const { visit } = (await ask(buyer)).body;
    expect((await ask(buyer, { endedUpTo: 0 })).body).toMatchObject({ admitted: true, visit });
    const anew = (await ask(buyer, { endedUpTo: visit })).body;
    expect(anew).toMatchObject({ ok: true, admitted: true, until: expect.any(String) });
    expect(anew.visit).toBeGreaterThan(visit);
    expect((await ask(buyer, { endedUpTo: visit })).body.visit).toBe(anew.visit);
  });

  test('takes no number that is none', async () => {
    const buyer = await aBuyer();
    for (const endedUpTo of [-1, 0.5, '7', null, 2 ** 53])
      expect(await ask(buyer, { endedUpTo })).toMatchObject({ status: 400 });
  });
});
