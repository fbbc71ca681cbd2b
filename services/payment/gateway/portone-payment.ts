import { z } from 'zod';
import type { OrderState } from './gateway.ts';

/** A payment nobody confirmed for so long is none: the buyer's token has run out at every payment company. */
const READY_FOR_MS = 15 * 60_000;

const Cancellation = z.object({
  id: z.string(),
  status: z.string(),
  totalAmount: z.number(),
  requestedAt: z.string(),
  cancelledAt: z.string().optional(),
});

/** https://developers.portone.io/api/rest-v2/payment: what we read of a payment. */
export const PortOnePayment = z.object({
  id: z.string(),
  status: z.enum([
    'READY',
    'PAY_PENDING',
    'VIRTUAL_ACCOUNT_ISSUED',
    'PAID',
    'FAILED',
    'PARTIAL_CANCELLED',
    'CANCELLED',
  ]),
  amount: z.object({ total: z.number(), cancelled: z.number() }),
  currency: z.string(),
  requestedAt: z.string(),
  statusChangedAt: z.string(),
  paidAt: z.string().optional(),
  pgTxId: z.string().optional(),
  transactionId: z.string().optional(),
  failure: z.object({ pgCode: z.string().max(100).optional().catch(undefined) }).optional(),
  cancellations: z.array(Cancellation).optional(),
});
export type PortOnePayment = z.infer<typeof PortOnePayment>;

/** Where nothing is kept the amount does not matter. */
const KEEPS_NOTHING: ReadonlySet<string> = new Set(['CANCELLED', 'FAILED']);

/** What a payment object says of the order that was asked for. */
export function readPortOnePayment(body: unknown, order: { orderId: string; amount: number }): OrderState {
  const { data } = PortOnePayment.safeParse(body);
  if (data?.id !== order.orderId) return { outcome: 'unknown' };
  const { status, amount, currency, failure } = data;
  const isSame = amount.total === order.amount && currency === 'KRW';
  if (!isSame && !KEEPS_NOTHING.has(status)) return { outcome: 'differs' };
  switch (status) {
    case 'PAID':
    case 'PARTIAL_CANCELLED': {
      const gatewayKey = data.pgTxId ?? data.transactionId;
      return gatewayKey
        ? { outcome: 'approved', gatewayKey, returned: amount.cancelled }
        : { outcome: 'unknown' };
    }
    case 'CANCELLED':
      return { outcome: 'cancelled' };
    case 'FAILED':
      return { outcome: 'declined', code: failure?.pgCode || status };
    case 'READY': {
      const isStale = Date.now() - Date.parse(data.statusChangedAt) > READY_FOR_MS;
      return { outcome: isStale ? 'absent' : 'unknown' };
    }
    case 'PAY_PENDING':
    case 'VIRTUAL_ACCOUNT_ISSUED':
      return { outcome: 'unknown' };
    default:
      return status satisfies never;
  }
}
