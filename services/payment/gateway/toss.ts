import type { Logger } from '#shared/telemetry/logger.ts';
import type { Gateway } from './gateway.ts';
import { readCancellation, readConfirmation, readOrderState } from './toss-answers.ts';

export type TossOptions = { url: string; secretKey: string; timeoutMs: number; log: Logger };

type Call = { method: 'GET' | 'POST'; path: string; body?: object; idempotencyKey?: string };
type Reply = { status: number; body: unknown };
type Failure = 'not sent' | 'no answer';

/** Toss Payments: https://docs.tosspayments.com/reference. The sandbox speaks the same. */
export function connectToss({ url, secretKey, timeoutMs, log }: TossOptions): Gateway {
  const authorization = `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`;

  async function ask({ method, path, body, idempotencyKey }: Call): Promise<Reply | Failure> {
    try {
      const response = await fetch(`${url}/v1/payments/${path}`, {
        method,
        headers: {
          authorization,
          'content-type': 'application/json',
          ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
        },
        body: body ? JSON.stringify(body) : null,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const text = await response.text();
      if (!response.ok)
        log.warn({ status: response.status, call: path, reply: codeIn(text) }, 'gateway refused');
      return { status: response.status, body: parse(text) };
    } catch (error) {
      log.warn({ err: error, call: path }, 'gateway did not answer');
      return wasSent(error) ? 'no answer' : 'not sent';
    }
  }

  return {
    name: 'toss',
    async confirm({ orderId, amount, token }) {
      const reply = await ask({
        method: 'POST',
        path: 'confirm',
        body: { paymentKey: token, orderId, amount },
        idempotencyKey: orderId,
      });
      if (reply === 'not sent') return { outcome: 'unavailable' };
      return reply === 'no answer' ? { outcome: 'unknown' } : readConfirmation(reply, { orderId, amount });
    },
    async findByOrderId(order) {
      const reply = await ask({ method: 'GET', path: `orders/${encodeURIComponent(order.orderId)}` });
      return typeof reply === 'string' ? { outcome: 'unknown' } : readOrderState(reply, order);
    },
    async cancel({ gatewayKey, amount, refundable, reason, idempotencyKey }) {
      const reply = await ask({
        method: 'POST',
        path: `${encodeURIComponent(gatewayKey)}/cancel`,
        body: { cancelReason: reason, cancelAmount: amount },
        idempotencyKey,
      });
      return typeof reply === 'string'
        ? { outcome: 'unknown' }
        : readCancellation(reply, refundable - amount);
    },
  };
}

/** Faults of setting a connection up: no byte of the request has left. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function wasSent(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return !(typeof code === 'string' && NOT_CONNECTED.has(code));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const codeIn = (text: string) => /"code"\s*:\s*"(\w{1,100})"/.exec(text)?.[1];
