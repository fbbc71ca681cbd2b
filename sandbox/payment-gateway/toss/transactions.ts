import { z } from 'zod';
import type { Charge } from '../book/charge.ts';
import { Refused } from '../book/refused.ts';
import { koreanTime, transactionKey } from './show-payment.ts';

const moment = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?$/);
const query = z.object({
  startDate: moment,
  endDate: moment,
  startingAfter: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(10_000).default(100),
});

interface Transaction {
  mId: string;
  transactionKey: string;
  paymentKey: string;
  orderId: string;
  method: '카드';
  customerKey: null;
  useEscrow: false;
  receiptUrl: null;
  status: 'DONE' | 'CANCELED' | 'PARTIAL_CANCELED';
  transactionAt: string;
  currency: 'KRW';
  amount: number;
}

/**
 * Charges and returns, one row each, in the order of their time.
 * @see https://docs.tosspayments.com/guides/apis/transactions
 */
export function tossTransactions(charges: Charge[], asked: Record<string, string>): Transaction[] {
  const { success, data } = query.safeParse(asked);
  if (!success) throw new Refused('bad request');
  const { startDate, endDate, startingAfter, limit } = data;
  const rows = charges
    .filter(({ gateway }) => gateway === 'toss')
    .flatMap(transactionsOf)
    .filter(({ transactionAt }) => {
      const at = Date.parse(transactionAt);
      return at >= Date.parse(`${startDate}+09:00`) && at <= Date.parse(`${endDate}+09:00`);
    })
    .sort((one, other) => one.transactionAt.localeCompare(other.transactionAt));
  const first = startingAfter ? rows.findIndex(({ transactionKey: key }) => key === startingAfter) + 1 : 0;
  return rows.slice(first, first + limit);
}

function transactionsOf(charge: Charge): Transaction[] {
  if (!charge.chargedAt) return [];
  const shared = {
    mId: 'sandbox',
    paymentKey: charge.key,
    orderId: charge.orderId,
    method: '카드',
    customerKey: null,
    useEscrow: false,
    receiptUrl: null,
    currency: 'KRW',
  } as const;
  return [
    {
      ...shared,
      transactionKey: transactionKey(charge.key),
      status: 'DONE',
      transactionAt: koreanTime(charge.chargedAt),
      amount: charge.amount,
    },
    ...charge.returns.map(
      ({ id, amount, at, left }): Transaction => ({
        ...shared,
        transactionKey: transactionKey(id),
        status: left === 0 ? 'CANCELED' : 'PARTIAL_CANCELED',
        transactionAt: koreanTime(at),
        amount: -amount,
      }),
    ),
  ];
}
