import type { Kysely } from 'kysely';
import { uuidv7 } from '#shared/ids.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import type { PaymentTables } from '../../db/schema.ts';
import type { RecordCall } from './call.ts';

/** Writes down each call to a gateway. A record that cannot be written is logged, and holds no payment up. */
export const callRecorder =
  (db: Kysely<PaymentTables>, log: Logger): RecordCall =>
  async (call) => {
    try {
      await db
        .insertInto('gateway_calls')
        .values({
          id: uuidv7(),
          order_id: call.orderId,
          gateway: call.gateway,
          call: call.call,
          amount: call.amount,
          http_status: call.httpStatus,
          outcome: call.outcome,
          code: call.code,
          key_end: call.keyEnd,
          took_ms: call.tookMs,
        })
        .execute();
    } catch (error) {
      log.error({ err: error, ...call }, 'a call to a gateway was not written down');
    }
  };
