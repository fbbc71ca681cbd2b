import { expect } from 'vitest';
import type { Payment, Refund, Transition } from '../../db/schema.ts';
import { transitions } from '../../payments/status.ts';
import { keptByGateway } from '../gateway-keeps.ts';
import { auditLedger } from '../points.ts';
import { balanceIn, type Model, START_POINTS } from './model.ts';
import type { Stage } from './stage.ts';

type Books = { payment: Payment; refunds: Refund[]; moves: Transition[] };

/** One look at all that payment has written of these reservations. */
async function readBooks({ world }: Stage, model: Model): Promise<{ books: Books[]; balance: number }> {
  const ids = model.reservations.map(({ facts }) => facts.id);
  const userId = model.reservations[0]?.facts.userId ?? '';
  // What goes on meanwhile must not make two halves of a truth out of one.
  return world.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const payments = await tx
        .selectFrom('payments')
        .selectAll()
        .where('reservation_id', 'in', ids)
        .execute();
      const of = payments.map(({ id }) => id);
      const refunds = of.length
        ? await tx.selectFrom('refunds').selectAll().where('payment_id', 'in', of).execute()
        : [];
      const moves = of.length
        ? await tx
            .selectFrom('payment_transitions')
            .selectAll()
            .where('payment_id', 'in', of)
            .orderBy('version')
            .execute()
        : [];
      const books = payments.map((payment) => ({
        payment,
        refunds: refunds.filter((one) => one.payment_id === payment.id),
        moves: moves.filter((one) => one.payment_id === payment.id),
      }));
      return { books, balance: await auditLedger(tx, userId) };
    });
}

/** What holds at every moment, whatever is under way. */
export async function expectInvariants(stage: Stage, model: Model): Promise<void> {
  const { books, balance } = await readBooks(stage, model);
  for (const book of books) {
    expectMoves(book);
    expectRefunds(book);
    await expectGateway(stage, book);
  }
  const counting = books.filter(({ payment }) => payment.status !== 'FAILED');
  expect(new Set(counting.map(({ payment }) => payment.reservation_id)).size).toBe(counting.length);
  const spent = counting.reduce(
    (sum, { payment, refunds }) => sum + payment.point_used - sumOf(done(refunds), 'point_amount'),
    0,
  );
  expect(balance).toBe(START_POINTS - spent);
}

/** A status only moves along the table, and no move is without its note. */
function expectMoves({ payment, moves }: Books): void {
  let at: Payment['status'] = 'PROCESSING';
  for (const { from_status, to_status } of moves) {
    expect(from_status).toBe(at);
    expect(transitions[from_status]).toContain(to_status);
    at = to_status;
  }
  expect(payment.status).toBe(at);
}

/** Refunds add up to what is resolved, which is never more than was paid. */
function expectRefunds({ payment, refunds }: Books): void {
  const { status, card_amount, point_used, returned_card, returned_points } = payment;
  expect(sumOf(refunds, 'card_amount')).toBe(returned_card);
  expect(sumOf(refunds, 'point_amount')).toBe(returned_points);
  expect(returned_card).toBeLessThanOrEqual(card_amount);
  expect(returned_points).toBeLessThanOrEqual(point_used);
  const whole = returned_card === card_amount && returned_points === point_used;
  expect(status === 'REFUNDING' || status === 'REFUNDED').toBe(whole);
  if (whole) expect(status === 'REFUNDED').toBe(done(refunds).length === refunds.length);
}

/** Between what is resolved and what is done, the gateway keeps the rest; of what failed it keeps nothing for good. */
async function expectGateway({ world }: Stage, { payment, refunds }: Books): Promise<void> {
  if (!payment.paid_at || !payment.gateway) return;
  const kept = await keptByGateway(world, payment.id);
  expect(kept).toBeGreaterThanOrEqual(payment.card_amount - payment.returned_card);
  expect(kept).toBeLessThanOrEqual(payment.card_amount - sumOf(done(refunds), 'card_amount'));
}

/** What is true once nothing is under way: each won is where the model has it. */
export async function expectAgreement(stage: Stage, model: Model): Promise<void> {
  await expectInvariants(stage, model);
  const { books, balance } = await readBooks(stage, model);
  expect(balance).toBe(balanceIn(model));
  for (const { facts, state, tickets, payment } of model.reservations) {
    const own = books.filter((book) => book.payment.reservation_id === facts.id);
    const counting = own.find((book) => book.payment.status !== 'FAILED')?.payment;
    const keptCard = payment ? payment.card - payment.returnedCard : 0;
    const keptPoints = payment ? payment.points - payment.returnedPoints : 0;
    let atGateway = 0;
    for (const book of own) atGateway += await keptByGateway(stage.world, book.payment.id);
    expect(atGateway).toBe(keptCard);
    expect(counting ? counting.card_amount - counting.returned_card : 0).toBe(keptCard);
    expect(counting ? counting.point_used - counting.returned_points : 0).toBe(keptPoints);
    const standing = stage.world.reservations.standing(facts);
    expect(standing.state).toBe(state);
    if (state === 'confirmed') {
      expect(standing.total).toBe(tickets * (facts.items[0]?.unitPrice ?? 0));
      expect(keptCard + keptPoints).toBe(standing.total);
    } else expect(keptCard + keptPoints).toBe(0);
  }
}

const done = (refunds: Refund[]) => refunds.filter(({ status }) => status === 'DONE');

const sumOf = (refunds: Refund[], part: 'card_amount' | 'point_amount') =>
  refunds.reduce((sum, refund) => sum + refund[part], 0);
