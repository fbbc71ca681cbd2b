import type { Kysely } from 'kysely';
import { uuidv7 } from '#shared/ids.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import type { PaymentTables } from '../../db/schema.ts';
import type { GatewayCall, RecordCall } from './call.ts';

/**
 * Writes down each call to a gateway. Nobody waits for it: once the gateway has said yes, nothing may stand between
 * that and our own commit. A record that cannot be written is logged. `written` waits for those under way.
 */
export function callRecorder(
  db: Kysely<PaymentTables>,
  log: Logger,
): { record: RecordCall; written: () => Promise<void> } {
  const underWay = new Set<Promise<void>>();

  async function write(call: GatewayCall): Promise<void> {
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
  }

  return {
    record(call) {
      const writing = write(call).finally(() => underWay.delete(writing));
      underWay.add(writing);
    },
    async written() {
      await Promise.all(underWay);
    },
  };
}
