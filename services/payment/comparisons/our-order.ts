import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { PaymentTables } from '../db/schema.ts';
import type { GatewayName } from '../gateway/gateway.ts';

/** An order as we hold it: a payment, or a charge of points. */
export type OurOrder = {
  id: string;
  status: string;
  amount: number;
  isPaid: boolean;
  /** What of it has gone back to the card. */
  returned: number;
  /** Begun a moment ago and not settled, or on its way back: what the gateway says of it is no news yet. */
  isUnderWay: boolean;
};

const UNDER_WAY_SECONDS = 60;

/** Undefined where the order is none of ours, or was given to the other gateway. */
export async function ourOrder(
  db: Kysely<PaymentTables>,
  gateway: GatewayName,
  id: string,
): Promise<OurOrder | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  const { rows } = await sql<OurOrder>`
    select id, status, amount, "isPaid", returned,
           "isReturning" or not "isPaid" and status <> 'FAILED'
             and created_at > clock_timestamp() - make_interval(secs => ${UNDER_WAY_SECONDS}) as "isUnderWay"
    from (
      select id, gateway, status, card_amount as amount, paid_at is not null as "isPaid",
             (select coalesce(sum(card_amount), 0) from refunds
              where payment_id = payments.id and done_at is not null) as returned,
             exists (select from refunds
                     where payment_id = payments.id and status = 'PENDING' and card_amount > 0) as "isReturning",
             created_at
      from payments
      union all
      select id, gateway, status, amount, charged_at is not null, 0, false, created_at
      from point_charges
    ) as orders
    where id = ${id} and gateway = ${gateway}`.execute(db);
  return rows[0];
}
