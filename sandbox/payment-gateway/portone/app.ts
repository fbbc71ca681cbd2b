import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Desk } from '../book/desk.ts';
import { giveBack, isRefundUnheard } from '../book/give-back.ts';
import { createOnce } from '../book/once.ts';
import { Refused } from '../book/refused.ts';
import { take } from '../book/take.ts';
import { type App, hangUp, readJson, reply, replyAs } from '../wire.ts';
import { portOneCancellation, portOnePayment } from './payment-object.ts';
import { portOnePayments } from './payments-list.ts';
import { portOneRefusal } from './refusals.ts';

const confirmRequest = z.object({
  paymentToken: z.string().min(1),
  currency: z.literal('KRW').optional(),
  /** At PortOne a check against what the browser asked for; here there was no browser, so it is the amount. */
  totalAmount: z.int().positive(),
});
const cancelRequest = z.object({
  amount: z.int().positive().optional(),
  reason: z.string().min(1),
  currentCancellableAmount: z.int().optional(),
});

/**
 * A stand-in for PortOne's REST API V2, with channels set to manual confirmation.
 * @see https://developers.portone.io/api/rest-v2/payment
 * @see https://developers.portone.io/opi/ko/extra/manual-confirm/readme-v2
 */
export function createPortOne(desk: Desk, { apiSecret, storeId }: { apiSecret: string; storeId: string }) {
  const { charges } = desk;
  const once = createOnce(charges, portOneRefusal);
  const find = (paymentId: string) => {
    const charge = charges.ofOrder(paymentId);
    return charge?.gateway === 'portone' ? charge : undefined;
  };
  const app = new Hono<App>();

  const guarded = async (c: Context<App>, next: () => Promise<void>) => {
    if (c.req.header('authorization') !== `PortOne ${apiSecret}`) throw new Refused('wrong secret');
    await next();
  };
  app.use('/payments', guarded);
  app.use('/payments/*', guarded);

  app.post('/payments/:paymentId/confirm', async (c) => {
    const orderId = c.req.param('paymentId');
    const { success, data } = confirmRequest.safeParse(await readJson(c));
    if (!success) throw new Refused('bad request');
    const { paymentToken: token, totalAmount: amount } = data;
    const order = { gateway: 'portone', token, orderId, orderName: `주문 ${orderId}`, amount } as const;
    return replyAs(c, token, () =>
      once(idempotencyKey(c), async () => {
        const { key: pgTxId, chargedAt: paidAt } = await take(desk, order);
        return { payment: { pgTxId, paidAt } };
      }),
    );
  });

  app.post('/payments/:paymentId/cancel', async (c) => {
    const id = c.req.param('paymentId');
    const { success, data } = cancelRequest.safeParse(await readJson(c));
    if (!success) throw new Refused('bad request');
    const { amount, reason, currentCancellableAmount: leftBefore } = data;
    const charge = find(id);
    const asked = charge && charges.refundAsked(charge);
    const { answer } = await once(idempotencyKey(c), async () => {
      const { returns } = await giveBack(desk, () => find(id), { amount, reason, leftBefore });
      return { cancellation: returns.slice(-1).map(portOneCancellation)[0] };
    });
    return asked && isRefundUnheard(asked) ? hangUp(c, 0) : reply(answer);
  });

  app.get('/payments/:paymentId', (c) => {
    const charge = find(c.req.param('paymentId'));
    if (charge === undefined) throw new Refused('unknown payment');
    return c.json(portOnePayment(charge, storeId));
  });
  // A GET has no body: what would be in it comes as a query.
  app.get('/payments', (c) =>
    c.json(portOnePayments(charges.all(), bodyInQuery(c.req.query('requestBody')), storeId)),
  );

  app.all('/payments/*', () => {
    throw new Refused('no such address');
  });
  app.onError((error) => {
    if (error instanceof Refused) return reply(portOneRefusal(error));
    console.error(error);
    return reply(portOneRefusal({ reason: 'fault' }));
  });
  return app;
}

/** 16 to 256 letters, digits, `-` and `_`. */
function idempotencyKey(c: Context<App>): string | undefined {
  const key = c.req.header('idempotency-key');
  if (key !== undefined && !/^[A-Za-z0-9_-]{16,256}$/.test(key)) throw new Refused('bad idempotency key');
  return key === undefined ? undefined : `${c.req.method} ${c.req.path} ${key}`;
}

function bodyInQuery(text = '{}'): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused('bad request');
  }
}
