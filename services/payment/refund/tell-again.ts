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

/** A refund that could not be told comes again so much later, behind the others. */
const AFTER_A_FAULT_SECONDS = 60;

/**
 * Tells again what is due; whoever has heard of a refund knows it by its id. Each on its own: one that cannot
 * be told holds up nothing else.
 */
export async function tellRefundsAgain(ctx: Pick<PaymentContext, 'db' | 'relay' | 'log'>): Promise<void> {
  const due = await findDue(ctx.db);
  for (const { id } of due) {
    try {
      await inTransaction(ctx.db, (tx) => tellIfDue(tx, id));
    } catch (error) {
      ctx.log.error({ err: error, refundId: id }, 'a refund could not be told again');
      await postpone(ctx.db, id);
    }
  }
  if (due.length > 0) ctx.relay.nudge();
}

const isDue = sql<boolean>`tell_again_at <= now()`;

const findDue = (db: Kysely<PaymentTables>): Promise<Pick<Refund, 'id'>[]> =>
  db.selectFrom('refunds').select('id').where(isDue).orderBy('tell_again_at').limit(BATCH).execute();

/** Another replica may have told it meanwhile, or be about to. */
async function tellIfDue(tx: Transaction<PaymentTables>, id: string): Promise<void> {
  const refund = await tx
    .selectFrom('refunds')
    .selectAll()
    .where('id', '=', id)
    .where(isDue)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (refund) await tell(tx, refund);
}

async function postpone(db: Kysely<PaymentTables>, id: string): Promise<void> {
  await db
    .updateTable('refunds')
    .set({ tell_again_at: secondsFromNow(AFTER_A_FAULT_SECONDS) })
    .where('id', '=', id)
    .where(isDue)
    .execute();
}

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
