import type { Kysely } from 'kysely';
import { ageSeconds } from '../db/open-work.ts';
import type { Payment, PaymentTables, PointCharge } from '../db/schema.ts';

/** What the gateway knows under one order id. */
export type GatewayOrder =
  | { table: 'payments'; row: Payment; amount: number; ageSeconds: number }
  | { table: 'point_charges'; row: PointCharge; amount: number; ageSeconds: number };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A payment's card part or a charge of points; undefined for orders that the gateway cannot know from us. */
export async function findOrder(db: Kysely<PaymentTables>, id: string): Promise<GatewayOrder | undefined> {
  if (!UUID.test(id)) return undefined;
  const payment = await db
    .selectFrom('payments')
    .selectAll()
    .select(ageSeconds)
    .where('id', '=', id)
    .where('card_amount', '>', 0)
    .where('channel', '<>', 'manual')
    .executeTakeFirst();
  if (payment) {
    const { age_seconds, ...row } = payment;
    return { table: 'payments', row, amount: row.card_amount, ageSeconds: age_seconds };
  }
  const charge = await db
    .selectFrom('point_charges')
    .selectAll()
    .select(ageSeconds)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!charge) return undefined;
  const { age_seconds, ...row } = charge;
  return { table: 'point_charges', row, amount: row.amount, ageSeconds: age_seconds };
}
