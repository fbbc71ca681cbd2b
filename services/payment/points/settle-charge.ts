import type { Kysely, Transaction } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import { appendEvent } from '#shared/outbox/append.ts';
import { nextLook, type Verdict } from '../card/verdict.ts';
import { secondsFromNow } from '../db/open-work.ts';
import type { PaymentTables, PointCharge } from '../db/schema.ts';
import { movePoints } from './ledger.ts';

/**
 * Ends a charge that was in progress, once: nothing is credited before the gateway said yes, and
 * then together with the charge's state. Returns the charge as it stands, whoever decided it.
 */
export async function settleCharge(
  db: Kysely<PaymentTables>,
  id: string,
  verdict: Verdict,
): Promise<PointCharge> {
  const settled = await inTransaction(db, async (tx) => {
    const moved = await move(tx, id, verdict);
    if (moved?.status === 'SUCCESS') await credit(tx, moved);
    return moved;
  });
  return settled ?? db.selectFrom('point_charges').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

const move = (
  tx: Transaction<PaymentTables>,
  id: string,
  verdict: Verdict,
): Promise<PointCharge | undefined> =>
  tx
    .updateTable('point_charges')
    .set(
      verdict.paid
        ? {
            status: 'SUCCESS',
            gateway_key: verdict.gatewayKey,
            charged_at: secondsFromNow(0),
            next_attempt_at: null,
          }
        : { status: 'FAILED', failure_code: verdict.code, next_attempt_at: nextLook(verdict) },
    )
    .set({ attempts: 0 })
    .where('id', '=', id)
    .where('status', '=', 'PROCESSING')
    .returningAll()
    .executeTakeFirst();

async function credit(tx: Transaction<PaymentTables>, charge: PointCharge): Promise<void> {
  const { id, user_id, amount, buyer, charged_at } = charge;
  const history = await movePoints(tx, {
    userId: user_id,
    type: 'CHARGE',
    amount,
    referenceType: 'PAYMENT',
    referenceId: id,
    description: '포인트 충전',
  });
  if (!history || !charged_at) throw new Error(`charge ${id} was not credited`);
  await appendEvent(tx, 'points.charged', user_id, {
    chargeId: id,
    userId: user_id,
    amount,
    balance: history.balance_after,
    chargedAt: charged_at.toISOString(),
    buyer,
  });
}
