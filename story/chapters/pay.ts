import { z } from 'zod';
import { gatewayPayment } from '../client/gateway.ts';
import { openInbox } from '../client/inbox.ts';
import type { Live } from '../client/live.ts';
import type { Settings } from '../settings.ts';
import { points, type Step, won } from '../step.ts';
import type { Holding } from './seat.ts';

type Chapter = Holding & { settings: Settings; step: Step; onlooker: Live };

/** What was paid, and the points there were before. */
export type Paid = { id: string; cardAmount: number; balanceBefore: number };

const CHARGED = 30_000;
const POINTS_USED = 20_000;

/** Points are bought by card, then the seat is paid with points and card; the reservation is confirmed by an event. */
export async function payMixed(chapter: Chapter): Promise<Paid> {
  const { settings, step, winner, reservation } = chapter;
  const balanceBefore = await step('charge points by card', async (seen) => {
    const { balance } = await winner.chargePoints(CHARGED);
    seen(`balance ${points(balance)}`);
    return balance;
  });
  const cardAmount = reservation.amount - POINTS_USED;
  const payment = await step('pay mixed: points and card', async (seen) => {
    const order = { reservationId: reservation.id, points: POINTS_USED, card: cardAmount };
    const made = await winner.pay(order);
    const { balance } = await winner.points();
    if (balance !== balanceBefore - POINTS_USED) throw new Error(`the balance is ${balance}`);
    const charge = await gatewayPayment(settings.gatewayUrl, made.id);
    if (charge?.balanceAmount !== cardAmount) throw new Error(`the card paid ${charge?.balanceAmount}`);
    seen(
      `${points(POINTS_USED)} + ${won(cardAmount)} by card = ${won(made.amount)}; balance ${points(balance)}`,
    );
    return made;
  });
  await seeItConfirmed(chapter);
  return { id: payment.id, cardAmount, balanceBefore };
}

async function seeItConfirmed({
  settings,
  step,
  winner,
  seat,
  reservation,
  onlooker,
}: Chapter): Promise<void> {
  // Payment and reservation share nothing else: what reservation and queue know of it came as an event.
  await step('payment.paid went through Dapr pub/sub: the reservation reads confirmed', async (seen) => {
    const { status, payment_status } = await winner.reservation(reservation.id);
    if (status !== 'confirmed') throw new Error(`the reservation reads ${status}`);
    seen(`status ${status}, payment_status ${payment_status}`);
    await onlooker.hears(
      'seat-selected',
      z.object({ seatId: z.literal(seat.id), status: z.literal('reserved') }),
    );
    seen(`live: seat ${seat.seat_label} is sold`);
  });
  await step('the mail that says it was paid is in the inbox', async (seen) => {
    const words = { subject: '결제가 완료', text: reservation.number };
    const { subject } = await openInbox(settings.mailUrl).mail(winner.user.email, words);
    seen(subject);
  });
}
