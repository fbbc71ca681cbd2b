import { type Kysely, sql } from 'kysely';
import type { PaymentTables } from '../db/schema.ts';
import type { GatewayName, Movement } from '../gateway/gateway.ts';
import { seoulDay } from '../gateway/seoul-day.ts';

/** What we took by a gateway and gave back by it on one day of Seoul. */
export async function ourMovements(
  db: Kysely<PaymentTables>,
  gateway: GatewayName,
  day: string,
): Promise<Movement[]> {
  const { from, until } = seoulDay(day);
  const { rows } = await sql<Movement>`
    select id as "orderId", 'charge' as kind, card_amount as amount, paid_at as at
    from payments where gateway = ${gateway} and paid_at >= ${from} and paid_at < ${until}
    union all
    select payment_id, 'return', refunds.card_amount, done_at
    from refunds join payments on payments.id = payment_id
    where gateway = ${gateway} and refunds.card_amount > 0 and done_at >= ${from} and done_at < ${until}
    union all
    select id, 'charge', amount, charged_at
    from point_charges where gateway = ${gateway} and charged_at >= ${from} and charged_at < ${until}`.execute(
    db,
  );
  return rows;
}
