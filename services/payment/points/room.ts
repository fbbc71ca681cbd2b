import { sql, type Transaction } from 'kysely';
import { AppError } from '#shared/http/errors.ts';
import type { PaymentTables } from '../db/schema.ts';
import { MAX_BALANCE } from './limits.ts';

/** Whatever lifts one user's balance is let in one at a time, so that two cannot pass the limit together. */
export async function lockAccount(tx: Transaction<PaymentTables>, userId: string): Promise<number> {
  await sql`insert into points (user_id) values (${userId}) on conflict do nothing`.execute(tx);
  const { balance } = await tx
    .selectFrom('points')
    .select('balance')
    .where('user_id', '=', userId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return balance;
}

/** Throws 400 `VALIDATION_ERROR` above the limit. Charges under way count as if they had come. */
export async function requireRoom(
  tx: Transaction<PaymentTables>,
  { userId, amount }: { userId: string; amount: number },
  balance: number,
): Promise<void> {
  const { underWay } = await tx
    .selectFrom('point_charges')
    .select(({ fn }) => fn.coalesce(fn.sum<number>('amount'), sql<number>`0`).as('underWay'))
    .where('user_id', '=', userId)
    .where('status', '=', sql.lit('PROCESSING'))
    .executeTakeFirstOrThrow();
  if (balance + underWay + amount <= MAX_BALANCE) return;
  throw new AppError('VALIDATION_ERROR', {
    message: `포인트는 ${MAX_BALANCE.toLocaleString('ko-KR')}원까지 보유할 수 있습니다.`,
    details: { balance, limit: MAX_BALANCE },
  });
}
