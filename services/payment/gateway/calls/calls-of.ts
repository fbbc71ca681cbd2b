import type { Kysely } from 'kysely';
import type { GatewayCallRow, PaymentTables } from '../../db/schema.ts';

const MOST = 200;

/** What was asked of the gateway about an order, newest first; the id of an order is that of its payment or charge. */
export const callsOf = (db: Kysely<PaymentTables>, orderId: string): Promise<GatewayCallRow[]> =>
  db
    .selectFrom('gateway_calls')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
