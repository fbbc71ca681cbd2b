import { z } from 'zod';
import type { Connection, Reply } from './connection.ts';
import type { DayList, Movement } from './gateway.ts';
import { PortOnePayment } from './portone-payment.ts';
import { seoulDay } from './seoul-day.ts';

const PAGE = 100;

const PortOnePayments = z.object({
  items: z.array(z.looseObject({ status: z.string() })),
  page: z.object({ totalCount: z.number() }),
});

type Page = { outcome: 'listed'; payments: PortOnePayment[]; isLast: boolean } | { outcome: 'unknown' };

/**
 * PortOne lists payments by when they changed last: one that was charged on the day may have gone back
 * since. So all that changed from that day on are read, and of each what moved on the day.
 */
export async function listPortOneDay(ask: Connection['ask'], storeId: string, day: string): Promise<DayList> {
  const { from, until } = seoulDay(day);
  const movements: Movement[] = [];
  for (let number = 0; ; number += 1) {
    const page: Page = await ask(
      {
        kind: 'list',
        method: 'GET',
        path: `/payments?${query({ storeId, from, number })}`,
        orderId: null,
      },
      (reply) => readPage(reply, number),
    );
    if (page.outcome === 'unknown') return page;
    movements.push(...page.payments.flatMap(movementsOf).filter(({ at }) => at >= from && at < until));
    if (page.isLast) return { outcome: 'listed', movements };
  }
}

/** A GET has no body: PortOne reads what would be in it from the query. */
function query({ storeId, from, number }: { storeId: string; from: Date; number: number }): URLSearchParams {
  const filter = {
    storeId,
    timestampType: 'STATUS_CHANGED_AT',
    from: from.toISOString(),
    status: ['PAID', 'PARTIAL_CANCELLED', 'CANCELLED'],
  };
  return new URLSearchParams({ requestBody: JSON.stringify({ page: { number, size: PAGE }, filter }) });
}

function readPage(reply: Reply, number: number): Page {
  if (typeof reply === 'string' || reply.status !== 200) return { outcome: 'unknown' };
  const { data } = PortOnePayments.safeParse(reply.body);
  const payments = z.array(PortOnePayment).safeParse(data?.items);
  if (!data || !payments.success) return { outcome: 'unknown' };
  return { outcome: 'listed', payments: payments.data, isLast: (number + 1) * PAGE >= data.page.totalCount };
}

function movementsOf({ id: orderId, amount, paidAt, cancellations = [] }: PortOnePayment): Movement[] {
  const charge: Movement[] = paidAt
    ? [{ orderId, kind: 'charge', amount: amount.total, at: new Date(paidAt) }]
    : [];
  const returns = cancellations
    .filter(({ status }) => status === 'SUCCEEDED')
    .map(
      ({ totalAmount, cancelledAt, requestedAt }): Movement => ({
        orderId,
        kind: 'return',
        amount: totalAmount,
        at: new Date(cancelledAt ?? requestedAt),
      }),
    );
  return [...charge, ...returns];
}
