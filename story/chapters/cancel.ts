import { z } from 'zod';
import { gatewayPayment } from '../client/gateway.ts';
import { openInbox } from '../client/inbox.ts';
import type { Live } from '../client/live.ts';
import { until } from '../client/until.ts';
import type { Settings } from '../settings.ts';
import { points, type Step, won } from '../step.ts';
import type { Paid } from './pay.ts';
import type { Holding } from './seat.ts';

type Chapter = Holding & { settings: Settings; step: Step; onlooker: Live; paid: Paid };

/** The reservation is cancelled: seat, card part and points come back, and a mail says so. */
export async function cancelAndGetItBack(chapter: Chapter): Promise<void> {
  const { step, winner, seat, reservation, onlooker } = chapter;
  await step('cancel', async (seen) => {
    await winner.cancel(reservation.id);
    const { status } = await winner.reservation(reservation.id);
    if (status !== 'cancelled') throw new Error(`the reservation reads ${status}`);
    seen(`status ${status}`);
    await onlooker.hears('seat-released', z.object({ seatId: z.literal(seat.id) }));
    seen(`live: seat ${seat.seat_label} is free again`);
  });
  await seeTheMoneyBack(chapter);
}

async function seeTheMoneyBack({ settings, step, winner, reservation, paid }: Chapter): Promise<void> {
  await step('the card part comes back', async (seen) => {
    await until(
      'the gateway keeps nothing',
      () => gatewayPayment(settings.gatewayUrl, paid.id),
      (payment) => payment?.balanceAmount === 0,
    );
    seen(`${won(paid.cardAmount)} back on the card`);
  });
  await step('the points come back', async (seen) => {
    const { balance } = await until(
      'the points are back',
      () => winner.points(),
      (account) => account.balance === paid.balanceBefore,
    );
    seen(`balance ${points(balance)}`);
  });
  await step('the reservation reads refunded', async (seen) => {
    const { status, payment_status } = await until(
      'payment.refunded has arrived',
      () => winner.reservation(reservation.id),
      (seenNow) => seenNow.payment_status === 'refunded',
    );
    seen(`status ${status}, payment_status ${payment_status}`);
  });
  await step('the refund mail is in the inbox', async (seen) => {
    const words = { subject: '환불', text: reservation.number };
    const { subject } = await openInbox(settings.mailUrl).mail(winner.user.email, words);
    seen(subject);
  });
}
