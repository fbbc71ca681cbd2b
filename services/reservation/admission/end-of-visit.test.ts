import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prune } from '#shared/database/prune.ts';
import type { EventData } from '#shared/events/contracts.ts';
import { handleOnce } from '#shared/outbox/handle-once.ts';
import { silent } from '#shared/testing/database.ts';
import { newUser } from '#shared/testing/tokens.ts';
import type { User } from '#shared/tokens/claims.ts';
import { recordRefund } from '../checkout/record-refund.ts';
import { reopenAfterFailure } from '../checkout/reopen-after-failure.ts';
import { expireHolds } from '../holds/expire-holds.ts';
import { holdSeats } from '../holds/hold-seats.ts';
import { holdTickets } from '../holds/hold-tickets.ts';
import { closeOffer } from '../offers/close-offer.ts';
import { administerReservation } from '../reservations/administer.ts';
import { cancelReservation } from '../reservations/cancel-reservation.ts';
import { letHoldRunOut, type Offer, putOnSale } from '../testing/box-office.ts';
import { type Door, inSeconds, openDoor } from '../testing/door.ts';
import {
  beginPayment,
  deliverPaid,
  type Held,
  payFor,
  refundOf,
  stateOf,
  told,
} from '../testing/purchases.ts';
import { endedUpTo } from './ended-visits.ts';

const VISIT = 1_796_000_000_000_007;
const SENT_AWAY = { code: 'QUEUE_NOT_ADMITTED' };

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const anEvent = () => putOnSale(door.office, { seats: 3 });

/** A buyer with a pass has held the first seat. */
async function aVisit() {
  const [offer, user] = [await anEvent(), newUser()];
  const pass = await door.passFor(offer, user, VISIT);
  const { id } = await door.hold(offer, user, pass);
  return { offer, user, pass, held: { id, user } };
}
type Visit = Awaited<ReturnType<typeof aVisit>>;

const letRunOut = async ({ held }: Visit) => {
  await letHoldRunOut(door.office, held.id);
  await expireHolds(door.office, silent);
};

/** The hold runs out while the gateway still answers: the money comes too late. */
async function payTooLate({ held }: Visit) {
  const paid = await beginPayment(door.office, held);
  await letHoldRunOut(door.office, held.id);
  await deliverPaid(door.office, paid);
}

const cancelOwn = ({ held }: Visit) =>
  cancelReservation(door.office, { reservationId: held.id, userId: held.user.userId });

const admin = { ...newUser(), role: 'admin' as const };

const ENDS: [string, (visit: Visit) => Promise<unknown>][] = [
  ['the reservation was paid', ({ held }) => payFor(door.office, held)],
  ['the hold ran out', letRunOut],
  ['the buyer cancelled', cancelOwn],
  [
    'an administrator cancelled',
    ({ held }) => administerReservation(door.office, admin, { id: held.id, status: 'cancelled' }),
  ],
  ['the money came too late', payTooLate],
  [
    'the buyer left the room',
    ({ offer, user }) =>
      door.deliver('admission.ended', { eventId: offer.event.id, userId: user.userId, upTo: VISIT }),
  ],
  [
    'the room was cleared',
    ({ offer }) => door.deliver('admission.ended', { eventId: offer.event.id, userId: null, upTo: VISIT }),
  ],
];

test.each(ENDS)('47: a pass is worth nothing once %s: the queue is asked', async (_, end) => {
  const visit = await aVisit();
  const { offer, user, pass } = visit;
  expect(door.timesAsked(user)).toBe(0);
  await end(visit);
  await expect(door.hold(offer, user, pass, 1)).rejects.toMatchObject(SENT_AWAY);
  expect(door.timesAsked(user)).toBe(1);
});

test.each(ENDS)(
  '47: negative control: unless that is looked at, once %s the same pass reserves',
  async (_, end) => {
    const visit = await aVisit();
    const { offer, user, pass } = visit;
    await end(visit);
    const blind = {
      ...door.office,
      requireAdmission: (visitor: Parameters<typeof door.office.requireAdmission>[0]) =>
        door.office.requireAdmission({ ...visitor, endedUpTo: 0 }),
    };
    const [, seatId = ''] = offer.seatIds;
    const { id } = await holdSeats(blind, user, { eventId: offer.event.id, seatIds: [seatId], pass });
    expect(await stateOf(door.office, id)).toMatchObject({ status: 'pending' });
    expect(door.timesAsked(user)).toBe(0);
  },
);

/** Ways in which a reservation is cancelled, and whether the buyer is done with that. */
const CANCELLATIONS: [string, (visit: Visit) => Promise<unknown>, boolean][] = [
  ['the buyer gave it up', cancelOwn, true],
  [
    'an administrator ended it',
    ({ held }) => administerReservation(door.office, admin, { id: held.id, status: 'cancelled' }),
    true,
  ],
  ['the buyer chose again', ({ offer, user, pass }) => door.hold(offer, user, pass, 1), false],
  [
    'the buyer gave it back later',
    async (visit) => {
      await payFor(door.office, visit.held);
      await cancelOwn(visit);
    },
    false,
  ],
  [
    'the money was given back by hand',
    async ({ held }) => {
      const paid = await payFor(door.office, held);
      await handleOnce(door.office.db, crypto.randomUUID(), (tx) => recordRefund(tx, refundOf(paid)));
    },
    false,
  ],
  [
    'the event was called off',
    ({ offer }) => closeOffer(door.office, { ...offer.event, version: 2, status: 'cancelled' }),
    false,
  ],
];

test.each(CANCELLATIONS)(
  '47: where %s, the event that has the queue free the slot says what was done to the pass',
  async (_, cancel, ends) => {
    const visit = await aVisit();
    const { offer, user, held } = visit;
    await cancel(visit);
    const cancelled = await told<EventData<'reservation.cancelled'>>(
      door.office,
      'reservation.cancelled',
      held.id,
    );
    expect(cancelled.map(({ endsVisit }) => endsVisit)).toEqual([ends]);
    if (ends) expect(await endedIn(offer, user)).toBe(VISIT);
  },
);

test('47: the pass of another user, for another event, of yesterday or forged is no pass: the queue is asked', async () => {
  const [offer, other, user] = [await anEvent(), await anEvent(), newUser()];
  const worthless = [
    await door.passFor(offer, newUser(), VISIT),
    await door.passFor(other, user, VISIT),
    await door.passFor(offer, user, VISIT, inSeconds(-1)),
    `${await door.passFor(offer, user, VISIT)}x`,
  ];
  for (const [index, pass] of worthless.entries()) {
    await expect(door.hold(offer, user, pass)).rejects.toMatchObject(SENT_AWAY);
    expect(door.timesAsked(user)).toBe(index + 1);
  }
});

test('48: a buyer without a pass is asked for, and sent away while the room is full', async () => {
  const [offer, user] = [await anEvent(), newUser()];
  await expect(door.hold(offer, user)).rejects.toMatchObject(SENT_AWAY);
  door.letIn(offer, user, VISIT);
  const { id } = await door.hold(offer, user);
  expect(await visitOf(id)).toBe(VISIT);
});

test('47: a buyer who chooses again keeps the pass, as often as they like', async () => {
  const { offer, user, pass } = await aVisit();
  for (const seat of [1, 2, 0]) await door.hold(offer, user, pass, seat);
  expect(door.timesAsked(user)).toBe(0);
});

test('47: a payment that failed ends no visit', async () => {
  const { offer, user, pass, held } = await aVisit();
  const { paymentId, reservationId, userId } = await beginPayment(door.office, held);
  await handleOnce(door.office.db, crypto.randomUUID(), (tx) =>
    reopenAfterFailure(tx, { paymentId, reservationId, userId, code: 'PAYMENT_DECLINED' }),
  );
  await door.hold(offer, user, pass, 1);
  expect(door.timesAsked(user)).toBe(0);
});

test('47: the end of a visit is no end of the others: those of other users, of other events, later ones', async () => {
  const [one, another] = [await aVisit(), await aVisit()];
  const neighbour = newUser();
  const passOfNeighbour = await door.passFor(one.offer, neighbour, VISIT);
  await payFor(door.office, one.held);
  await door.hold(one.offer, neighbour, passOfNeighbour, 1);
  await door.hold(another.offer, another.user, another.pass, 1);
  const later = await door.passFor(one.offer, one.user, VISIT + 1);
  await door.hold(one.offer, one.user, later, 2);
});

test('47: what happens to the purchase of an earlier visit leaves the pass of a later one alone', async () => {
  const { offer, user, held } = await aVisit();
  const paid = await payFor(door.office, held);
  const pass = await door.passFor(offer, user, VISIT + 1);
  await door.hold(offer, user, pass, 1);
  await cancelReservation(door.office, { reservationId: held.id, userId: user.userId });
  await handleOnce(door.office.db, crypto.randomUUID(), (tx) => recordRefund(tx, refundOf(paid)));
  await door.hold(offer, user, pass, 2);
  expect(door.timesAsked(user)).toBe(0);
});

test('47: who is let in anew reserves on the new visit, and that yes ends like a pass', async () => {
  const { offer, user, pass, held } = await aVisit();
  await payFor(door.office, held);
  door.letIn(offer, user, VISIT + 5);
  const again = await door.hold(offer, user, pass, 1);
  expect(await visitOf(again.id)).toBe(VISIT + 5);
  const replaced = await door.hold(offer, user, pass, 2);
  expect(door.timesAsked(user)).toBe(1);
  await payFor(door.office, { id: replaced.id, user });
  await expect(door.hold(offer, user, pass, 1)).rejects.toMatchObject(SENT_AWAY);
  expect(door.timesAsked(user)).toBe(2);
});

test('whoever asks the queue says up to which number the visits of the buyer are over', async () => {
  const [offer, user] = [await anEvent(), newUser()];
  door.letIn(offer, user, VISIT);
  const { id } = await door.hold(offer, user);
  await payFor(door.office, { id, user });
  door.letIn(offer, user, VISIT + 1);
  await door.hold(offer, user, undefined, 1);
  await door.deliver('admission.ended', { eventId: offer.event.id, userId: null, upTo: VISIT + 7 });
  await expect(door.hold(offer, user, undefined, 2)).rejects.toMatchObject(SENT_AWAY);
  expect(door.saidToBeOver(user)).toEqual([0, VISIT, VISIT + 7]);
});

test('47: a queue that still answers with a visit that is over lets nobody in on it', async () => {
  const [offer, user] = [await anEvent(), newUser()];
  door.letIn(offer, user, VISIT);
  const held: Held = { id: (await door.hold(offer, user)).id, user };
  await payFor(door.office, held);
  await expect(door.hold(offer, user, undefined, 1)).rejects.toMatchObject(SENT_AWAY);
  door.letIn(offer, user, VISIT + 1);
  await door.hold(offer, user, undefined, 1);
});

test('47: standing tickets use a pass up like seats: when paid, and at once when they cost nothing', async () => {
  const user = newUser();
  const buy = async (offer: Offer, pass: string) =>
    holdTickets(door.office, user, { eventId: offer.event.id, items: [oneOf(offer)], pass });
  const paying = await putOnSale(door.office, { stock: [10] });
  const passThere = await door.passFor(paying, user, VISIT);
  const first = await buy(paying, passThere);
  await buy(paying, passThere);
  await payFor(door.office, { id: first.id, user });
  await expect(buy(paying, passThere)).rejects.toMatchObject(SENT_AWAY);

  const free = await putOnSale(door.office, { stock: [10], price: 0 });
  const pass = await door.passFor(free, user, VISIT);
  await buy(free, pass);
  await expect(buy(free, pass)).rejects.toMatchObject(SENT_AWAY);
});

test('47: a purchase that was let through unchecked ends no visit', async () => {
  const [offer, user] = [await anEvent(), newUser()];
  door.queue.answers = false;
  const { id } = await door.hold(offer, user);
  door.queue.answers = true;
  expect(await visitOf(id)).toBeNull();
  await payFor(door.office, { id, user });
  await door.hold(offer, user, await door.passFor(offer, user, VISIT), 1);
});

test('47: many holds that run out at once end the visits of all their buyers', async () => {
  const offer = await putOnSale(door.office, { stock: [3] });
  const users = [newUser(), newUser(), newUser()];
  const buy = async (user: User) => {
    const pass = await door.passFor(offer, user, VISIT);
    return holdTickets(door.office, user, { eventId: offer.event.id, items: [oneOf(offer)], pass });
  };
  for (const user of users) await letHoldRunOut(door.office, (await buy(user)).id);
  // Stock is short, so that the next buyer ends them all together.
  const next = newUser();
  await buy(next);
  for (const user of users) await expect(buy(user)).rejects.toMatchObject(SENT_AWAY);
});

test('what the queue says of ended visits may come twice, and in any order', async () => {
  const [offer, user, neighbour] = [await anEvent(), newUser(), newUser()];
  const { id: eventId } = offer.event;
  const end = (userId: string | null, upTo: number, id?: string) =>
    door.deliver('admission.ended', { eventId, userId, upTo }, id);
  const hold = async (who: User, visit: number) =>
    door.hold(offer, who, await door.passFor(offer, who, visit), who === user ? 0 : 1);
  const id = crypto.randomUUID();
  expect([await end(user.userId, 20, id), await end(user.userId, 20, id)]).toEqual(['SUCCESS', 'SUCCESS']);
  await end(user.userId, 10);
  await expect(hold(user, 20)).rejects.toMatchObject(SENT_AWAY);
  await hold(user, 21);
  await end(null, 30);
  await end(null, 25);
  for (const who of [user, neighbour]) await expect(hold(who, 30)).rejects.toMatchObject(SENT_AWAY);
  await hold(neighbour, 31);
  expect(await end(user.userId, 1.5)).toBe('DROP');
});

test('a day later nothing is kept of ended visits', async () => {
  const { offer, held } = await aVisit();
  await payFor(door.office, held);
  await door.deliver('admission.ended', { eventId: offer.event.id, userId: null, upTo: 3 });
  await sql`update ended_admissions set ended_at = now() - interval '25 hours' where user_id = ${held.user.userId}`.execute(
    door.office.db,
  );
  await prune(door.office.db, 'ended_admissions');
  const kept = await door.office.db
    .selectFrom('ended_admissions')
    .select('up_to')
    .where('event_id', '=', offer.event.id)
    .execute();
  expect(kept).toEqual([{ up_to: 3 }]);
});

const oneOf = ({ ticketTypeIds: [ticketTypeId = ''] }: Offer) => ({ ticketTypeId, quantity: 1 });

async function visitOf(id: string): Promise<number | null> {
  const { visit } = await door.office.db
    .selectFrom('reservations')
    .select('visit')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return visit;
}

async function endedIn({ event }: Offer, { userId }: User): Promise<number | undefined> {
  const query = sql<{ upTo: number }>`select ${endedUpTo(event.id, userId)} as "upTo"`;
  return (await query.execute(door.office.db)).rows[0]?.upTo;
}
