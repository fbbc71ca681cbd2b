import { type Kysely, sql, type Transaction } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import type { PaymentContext } from '../context.ts';
import { secondsFromNow } from '../db/open-work.ts';
import type { PaymentTables, Refund } from '../db/schema.ts';
import { requirePayment } from '../payments/find-payment.ts';
import { appendRefunded } from './refunded-event.ts';
import { standingOf } from './standing.ts';

/**
 * How long after it was told a refund by hand is told again. Reservation asks again for what it wants back
 * itself; of what an administrator gave back it knows nothing, should the broker lose the event.
 */
const PAUSES_SECONDS = [60, 600, 3_600];
const BATCH = 100;

/** When a refund that was told so often is told again; null for never. */
export const tellAgainAt = ({ reason, told }: Pick<Refund, 'reason' | 'told'>) => {
  const pause = reason === 'admin' ? PAUSES_SECONDS[told - 1] : undefined;
  return pause === undefined ? null : secondsFromNow(pause);
};

/** Tells again what is due; whoever has heard of a refund knows it by its id. */
export async function tellRefundsAgain({ db, relay }: Pick<PaymentContext, 'db' | 'relay'>): Promise<void> {
  const told = await inTransaction(db, async (tx) => {
    const due = await findDue(tx);
    for (const refund of due) await tell(tx, refund);
    return due.length;
  });
  if (told > 0) relay.nudge();
}

const findDue = (tx: Kysely<PaymentTables>): Promise<Refund[]> =>
  tx
    .selectFrom('refunds')
    .selectAll()
    .where('tell_again_at', '<=', sql<Date>`now()`)
    .orderBy('tell_again_at')
    .limit(BATCH)
    .forUpdate()
    .skipLocked()
    .execute();

async function tell(tx: Transaction<PaymentTables>, refund: Refund): Promise<void> {
  const payment = await requirePayment(tx, refund.payment_id);
  const { left } = await standingOf(tx, payment);
  await appendRefunded(tx, payment, refund, left);
  const told = refund.told + 1;
  await tx
    .updateTable('refunds')
    .set({ told, tell_again_at: tellAgainAt({ reason: refund.reason, told }) })
    .where('id', '=', refund.id)
    .execute();
}
