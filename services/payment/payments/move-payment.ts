import { type Kysely, sql, type UpdateObject } from 'kysely';
import type { Payment, PaymentTables } from '../db/schema.ts';
import type { NextStatus, PaymentStatus, TransitionCause } from './status.ts';

type Move<From extends PaymentStatus> = {
  /** The statuses it is expected to be in: one of these. */
  from: From | readonly From[];
  to: NextStatus<From>;
  cause: TransitionCause;
  /** A code that says more: why the card was refused, why the money goes back. */
  detail?: string;
};

type Changes = Omit<
  UpdateObject<PaymentTables, 'payments'>,
  'id' | 'status' | 'version' | 'attempts' | 'next_attempt_at'
> & {
  /** When the reconciler takes the payment up in its new state; null: nothing is left to do. */
  next_attempt_at: UpdateObject<PaymentTables, 'payments'>['next_attempt_at'];
};

/** A payment by its id; with a version, only as it was when that was read. */
export type Expected = { id: string; version?: number };

/**
 * The one way a payment changes its status: allowed by the table of status.ts, only from a status (and a
 * version) expected, and noted in the same statement. Returns undefined when somebody else has moved it before.
 */
export async function movePayment<From extends PaymentStatus>(
  db: Kysely<PaymentTables>,
  { id, version }: Expected,
  { from, to, cause, detail }: Move<From>,
  changes: Changes,
): Promise<Payment | undefined> {
  const moved = await db
    .with('moved', (query) =>
      query
        .updateTable('payments')
        .set({ ...changes, status: to, version: sql`payments.version + 1`, attempts: 0 })
        .where('id', '=', id)
        .where('status', 'in', typeof from === 'string' ? [from] : from)
        .$if(version !== undefined, (update) => update.where('payments.version', '=', version ?? -1))
        .returningAll()
        .returning(sql<PaymentStatus>`old.status`.as('old_status')),
    )
    .with('noted', (query) =>
      query
        .insertInto('payment_transitions')
        .columns(['payment_id', 'version', 'from_status', 'to_status', 'cause', 'detail'])
        .expression((eb) =>
          eb
            .selectFrom('moved')
            .select(['id', 'version', 'old_status', 'status', sql.val(cause).as('cause')])
            .select(sql.val(detail ?? null).as('detail')),
        ),
    )
    .selectFrom('moved')
    .selectAll()
    .executeTakeFirst();
  if (!moved) return undefined;
  const { old_status: _, ...payment } = moved;
  return payment;
}
