import type { Kysely } from 'kysely';
import type { Page } from '#shared/http/pagination.ts';
import type { PaymentTables } from '../db/schema.ts';

/**
 * Refunds that are resolved and not done, those that wait longest first, with the payment each is of; one page
 * of them, and how many there are in all.
 */
export async function waitingRefunds(db: Kysely<PaymentTables>, { page, limit }: Page) {
  const refunds = await db
    .selectFrom('refunds as r')
    .innerJoin('payments as p', 'p.id', 'r.payment_id')
    .selectAll('r')
    .select(['p.user_id', 'p.reservation_id', 'p.gateway', 'p.amount as payment_amount'])
    // As the index of refunds that wait has it.
    .where('r.next_attempt_at', 'is not', null)
    .orderBy('r.created_at')
    .orderBy('r.id')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  return { refunds, total: await countWaiting(db) };
}

export type WaitingRefund = Awaited<ReturnType<typeof waitingRefunds>>['refunds'][number];

export async function countWaiting(db: Kysely<PaymentTables>): Promise<number> {
  const { waiting } = await db
    .selectFrom('refunds')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('next_attempt_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return waiting;
}
