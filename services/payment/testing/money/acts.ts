import fc from 'fast-check';
import { inTransaction } from '#shared/database/transaction.ts';
import { uuidv7 } from '#shared/ids.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { findLatestPayment, requirePayment } from '../../payments/find-payment.ts';
import { recordPayment } from '../../payments/pay-reservation.ts';
import { planPayment } from '../../payments/plan-payment.ts';
import { settlePayment } from '../../payments/settle-payment.ts';
import { reconcile } from '../../reconcile/reconcile.ts';
import { resolveRefund } from '../../refund/resolve-refund.ts';
import { returnCardPart } from '../../refund/return-card-part.ts';
import { expectInvariants } from './invariants.ts';
import {
  begin,
  giveTicketsBack,
  isOpen,
  type Model,
  type ModelReservation,
  settle,
  timePasses,
} from './model.ts';
import type { Mood, Stage } from './stage.ts';

type Act = fc.AsyncCommand<Model, Stage>;
type Doing = (reservation: ModelReservation, stage: Stage, model: Model) => Promise<void>;
type When = (reservation: ModelReservation) => boolean;

/** Something that happens to one of the reservations that it can happen to; afterwards all has to be in order. */
const on = (name: string, at: number, when: When, doing: Doing): Act => ({
  check: ({ reservations }) => reservations.some(when),
  async run(model, stage) {
    const able = model.reservations.filter(when);
    const reservation = able[at % able.length];
    if (!reservation) throw new Error('no such reservation');
    await doing(reservation, stage, model);
    await stage.world.allTold();
    await expectInvariants(stage, model);
  },
  toString: () => `${name} #${at}`,
});

const admin = newUser('admin');
const canPay: When = (one) => one.state === 'held' && !isOpen(one);
const isConfirmed: When = (one) => one.state === 'confirmed' && !isOpen(one);

/** Which part of it is paid with points: none, some or all. */
const share = fc.constantFrom(0, 0.5, 1);
const splitOf = ({ facts }: ModelReservation, part: number) => {
  const points = facts.totalAmount * part;
  return { points, card: facts.totalAmount - points };
};

/** What a token makes of the card, and whether the buyer hears it. */
const TOKENS = {
  approve: { fate: 'paid', settled: true },
  decline: { fate: 'nothing', settled: true },
  drop: { fate: 'paid', settled: false },
  error: { fate: 'nothing', settled: false },
  'never-0.05': { fate: 'nothing', settled: false },
} as const;
const token = fc.constantFrom(
  'approve',
  'approve',
  'approve',
  'decline',
  'drop',
  'error',
  'never-0.05' as const,
);

async function askToPay(
  { world, user }: Stage,
  { facts }: ModelReservation,
  points: number,
  card: number,
  by: string,
) {
  return world.request(user, 'POST', '/api/payments', {
    reservation_id: facts.id,
    total_price: facts.totalAmount,
    point_used: points,
    card_amount: card,
    ...(card > 0 && { pg_token: by }),
  });
}

const pay = fc.tuple(fc.nat(9), share, token).map(([at, part, by]) =>
  on(`pay ${part} in points by ${by}`, at, canPay, async (reservation, stage) => {
    const { points, card } = splitOf(reservation, part);
    await askToPay(stage, reservation, points, card, by);
    const end = card > 0 ? TOKENS[by] : TOKENS.approve;
    begin(reservation, { points, card, ...end });
  }),
);

/** In whatever state: nothing may come of it, for a payment that counts is there or nothing can be paid. */
const payAgain = fc.tuple(fc.nat(9), share).map(([at, part]) =>
  on(
    `pay again ${part} in points`,
    at,
    (one) => !canPay(one),
    async (reservation, stage) => {
      const { points, card } = splitOf(reservation, part);
      await askToPay(stage, reservation, points, card, 'approve');
    },
  ),
);

const cancel = fc.nat(9).map((at) =>
  on(
    'cancel',
    at,
    (one) => canPay(one) || isConfirmed(one),
    async (reservation, { world }) => {
      const { facts } = reservation;
      const event = world.reservations.cancelled(facts, reservation.state === 'confirmed');
      world.reservations.end(facts, 'cancelled');
      // The broker delivers at least once.
      await Promise.all([event, event].map((one) => world.deliver(one.type, one)));
      if (reservation.state === 'confirmed') giveTicketsBack(reservation, reservation.tickets);
      reservation.state = 'cancelled';
    },
  ),
);

const expire = fc.nat(9).map((at) =>
  on(
    'expire',
    at,
    (one) => one.state === 'held',
    async (reservation, { world }) => {
      world.reservations.end(reservation.facts, 'expired');
      reservation.state = 'expired';
    },
  ),
);

const mood = fc.constantFrom<Mood>('well', 'well', 'loses the answer', 'refuses', 'away');
/** So many tickets; none: all that are left. */
const howMany = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined, freq: 3 });

const wantedOf = ({ facts }: ModelReservation, quantity: number | undefined) =>
  quantity === undefined ? null : [{ ticketTypeId: facts.items[0]?.ticketTypeId ?? '', quantity }];

const refund = fc.tuple(fc.nat(9), howMany, mood).map(([at, quantity, how]) =>
  on(`refund ${quantity ?? 'all'}, the gateway ${how}`, at, isConfirmed, async (reservation, stage) => {
    const { world } = stage;
    const paymentId = await idOf(stage, reservation);
    const items = wantedOf(reservation, quantity)?.map((one) => ({
      ticket_type_id: one.ticketTypeId,
      quantity: one.quantity,
    }));
    const body = items && { items };
    const headers = { 'idempotency-key': uuidv7() };
    stage.setMood(how);
    const path = `/api/payments/${paymentId}/refund`;
    const answers = [await world.request(admin, 'POST', path, body, headers)];
    answers.push(await world.request(admin, 'POST', path, body, headers));
    stage.setMood('well');
    const expected = (quantity ?? 0) > reservation.tickets ? 409 : 200;
    for (const { status } of answers) {
      if (status !== expected) throw new Error(`answered ${status}, not ${expected}`);
    }
    if (expected === 200) giveTicketsBack(reservation, quantity ?? reservation.tickets);
  }),
);

/** A process dies after it has begun, after the gateway has answered, or before it tells anybody. */
const dieWhilePaying = fc.tuple(fc.nat(9), share, fc.nat(2)).map(([at, part, step]) =>
  on(`die paying, step ${step}`, at, canPay, async (reservation, { world, user }) => {
    const { points, card } = splitOf(reservation, part);
    const order = { reservationId: reservation.facts.id, channel: 'mixed', token: 'approve' } as const;
    const split = { pointUsed: points, cardAmount: card };
    const plan = await planPayment(world.ctx, user, { ...order, split });
    if (plan === 'paid meanwhile') throw new Error('not paid yet');
    const payment = await recordPayment(world.ctx, plan);
    const { id, card_amount: amount } = payment;
    const asked = card > 0 && step > 0;
    const answer = asked
      ? await world.ctx.gateways.of(payment).confirm({ orderId: id, amount, token: 'approve' })
      : undefined;
    const settled = card === 0 || step === 2;
    if (answer?.outcome === 'approved' && step === 2) {
      await settlePayment(world.db, id, { paid: true, gatewayKey: answer.gatewayKey }, 'request');
    }
    begin(reservation, { points, card, fate: card === 0 || asked ? 'paid' : 'nothing', settled });
  }),
);

/** A process dies after it has resolved a refund, or after the gateway has taken it. */
const dieWhileRefunding = fc.tuple(fc.nat(9), howMany, fc.boolean()).map(([at, quantity, asks]) =>
  on(
    `die refunding ${quantity ?? 'all'}${asks ? ' after asking' : ''}`,
    at,
    (one) => isConfirmed(one) && (quantity ?? 0) <= one.tickets,
    async (reservation, stage) => {
      const { world } = stage;
      const id = await idOf(stage, reservation);
      const wanted = wantedOf(reservation, quantity);
      const order = { id: uuidv7(), wanted, reason: 'admin', cause: 'admin' } as const;
      const resolved = await inTransaction(world.db, (tx) => resolveRefund(tx, id, order));
      if (!resolved) throw new Error('not resolved');
      if (asks) await returnCardPart(world.ctx, await requirePayment(world.db, id), resolved.refund);
      giveTicketsBack(reservation, quantity ?? reservation.tickets);
    },
  ),
);

/** The gateway calls, once or twice, whatever it says; a young order that it does not know is left alone. */
const hint = fc
  .tuple(fc.nat(9), fc.constantFrom('DONE', 'CANCELED', 'PARTIAL_CANCELED', 'ABORTED'))
  .map(([at, status]) =>
    on(
      `webhook ${status}`,
      at,
      ({ payment }) => payment !== undefined && (payment.fate === 'paid' || payment.ageSeconds >= 10),
      async (reservation, stage) => {
        const orderId = await idOf(stage, reservation);
        const event = { eventType: 'PAYMENT_STATUS_CHANGED', data: { orderId, status } };
        const send = () => stage.world.request(undefined, 'POST', '/api/payments/webhook/toss', event);
        await Promise.all([send(), send()]);
        settle(reservation);
      },
    ),
  );

const passTime = fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 120 })).map(([at, seconds]) =>
  on(
    `${seconds} s pass`,
    at,
    () => true,
    async (_, { world }, model) => {
      await world.timePasses(seconds);
      timePasses(model, seconds);
    },
  ),
);

const reconcileNow = fc.nat(9).map((at) =>
  on(
    'reconcile',
    at,
    () => true,
    async (_, { world }, model) => {
      await world.timePasses(10);
      timePasses(model, 10);
      await reconcile(world.ctx);
      model.reservations.forEach(settle);
    },
  ),
);

async function idOf({ world }: Stage, { facts }: ModelReservation): Promise<string> {
  const payment = await findLatestPayment(world.db, facts.id);
  if (!payment) throw new Error('not begun');
  return payment.id;
}

/** Something that may happen to a buyer's money, what matters most most often. */
export const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: pay },
  { weight: 1, arbitrary: payAgain },
  { weight: 1, arbitrary: cancel },
  { weight: 1, arbitrary: expire },
  { weight: 6, arbitrary: refund },
  { weight: 2, arbitrary: dieWhilePaying },
  { weight: 3, arbitrary: dieWhileRefunding },
  { weight: 3, arbitrary: hint },
  { weight: 1, arbitrary: passTime },
  { weight: 2, arbitrary: reconcileNow },
);
