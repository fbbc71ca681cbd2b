import { z } from 'zod';
import type { Connection, Reply } from './connection.ts';
import type { DayList, Movement } from './gateway.ts';

/** The most that Toss gives at once. */
const PAGE = 5_000;

/** https://docs.tosspayments.com/guides/apis/transactions: a charge and each of its cancels are one row each. */
const TossTransactions = z.array(
  z.object({
    transactionKey: z.string(),
    orderId: z.string(),
    status: z.string(),
    amount: z.number(),
    transactionAt: z.iso.datetime({ offset: true }),
  }),
);
type TossTransaction = z.infer<typeof TossTransactions>[number];

type Page = { outcome: 'listed'; rows: TossTransaction[] } | { outcome: 'unknown' };

/** All of a day, page by page; unknown when one of them cannot be had. */
export async function listTossDay(ask: Connection['ask'], day: string): Promise<DayList> {
  const movements: Movement[] = [];
  for (let after: string | undefined; ; ) {
    const page: Page = await ask(
      { kind: 'list', method: 'GET', path: `/v1/transactions?${query(day, after)}`, orderId: null },
      readPage,
    );
    if (page.outcome === 'unknown') return page;
    movements.push(...page.rows.flatMap(movementsOf));
    after = page.rows.at(-1)?.transactionKey;
    if (page.rows.length < PAGE) return { outcome: 'listed', movements };
  }
}

/** Toss takes days as Korean time without an offset. */
function query(day: string, after: string | undefined): URLSearchParams {
  const bounds = { startDate: `${day}T00:00:00.000`, endDate: `${day}T23:59:59.999`, limit: String(PAGE) };
  return new URLSearchParams(after === undefined ? bounds : { ...bounds, startingAfter: after });
}

function readPage(reply: Reply): Page {
  if (typeof reply === 'string' || reply.status !== 200) return { outcome: 'unknown' };
  const { data: rows } = TossTransactions.safeParse(reply.body);
  return rows ? { outcome: 'listed', rows } : { outcome: 'unknown' };
}

function movementsOf({ orderId, status, amount, transactionAt }: TossTransaction): Movement[] {
  const at = new Date(transactionAt);
  switch (status) {
    case 'DONE':
      return [{ orderId, kind: 'charge', amount, at }];
    case 'CANCELED':
    case 'PARTIAL_CANCELED':
      // Written with a minus or without: it went back either way.
      return [{ orderId, kind: 'return', amount: Math.abs(amount), at }];
    default:
      return [];
  }
}
