import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Order } from '../book/charge.ts';
import type { Desk } from '../book/desk.ts';
import { giveBack, isRefundUnheard } from '../book/give-back.ts';
import { createOnce } from '../book/once.ts';
import { Refused } from '../book/refused.ts';
import { take } from '../book/take.ts';
import { type App, hangUp, readJson, reply, replyAs } from '../wire.ts';
import { tossRefusal } from './refusals.ts';
import { tossPayment } from './show-payment.ts';
import { tossTransactions } from './transactions.ts';

const confirmRequest = z.object({
  paymentKey: z.string().min(1).max(200),
  orderId: z.string(),
  amount: z.int().positive(),
  orderName: z.string().max(100).optional(),
});
const cancelRequest = z.object({
  cancelReason: z.string().min(1).max(200),
  cancelAmount: z.int().positive().nullish(),
  refundableAmount: z.int().positive().nullish(),
});

/**
 * A stand-in for Toss Payments' core API.
 * @see https://docs.tosspayments.com/reference
 */
export function createToss(desk: Desk, secretKey: string) {
  const { charges } = desk;
  const once = createOnce(charges, tossRefusal);
  const authorization = `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`;
  const ofKey = (key: string) => {
    const charge = charges.ofKey(key);
    return charge?.gateway === 'toss' ? charge : undefined;
  };
  const app = new Hono<App>();

  app.use('/v1/*', async (c, next) => {
    if (c.req.header('authorization') !== authorization) throw new Refused('wrong secret');
    await next();
  });

  app.post('/v1/payments/confirm', async (c) => {
    const order = readOrder(await readJson(c));
    return replyAs(c, order.token, () =>
      once(scopedKey(c), async () => tossPayment(await take(desk, order))),
    );
  });

  app.post('/v1/payments/:paymentKey/cancel', async (c) => {
    const key = c.req.param('paymentKey');
    const { success, data } = cancelRequest.safeParse(await readJson(c));
    if (!success) throw new Refused('bad request');
    const refund = {
      amount: data.cancelAmount ?? undefined,
      reason: data.cancelReason,
      leftBefore: data.refundableAmount ?? undefined,
    };
    const charge = ofKey(key);
    const asked = charge && charges.refundAsked(charge);
    const { answer } = await once(scopedKey(c), async () =>
      tossPayment(await giveBack(desk, () => ofKey(key), refund)),
    );
    return asked && isRefundUnheard(asked) ? hangUp(c, 0) : reply(answer);
  });

  app.get('/v1/payments/orders/:orderId', (c) => {
    const charge = charges.ofOrder(c.req.param('orderId'));
    if (charge?.gateway !== 'toss') throw new Refused('unknown payment');
    return c.json(tossPayment(charge));
  });
  app.get('/v1/payments/:paymentKey', (c) => {
    const charge = ofKey(c.req.param('paymentKey'));
    if (charge === undefined) throw new Refused('unknown payment');
    return c.json(tossPayment(charge));
  });
  app.get('/v1/transactions', (c) => c.json(tossTransactions(charges.all(), c.req.query())));

  app.all('/v1/*', () => {
    throw new Refused('no such address');
  });
  app.onError((error) => {
    if (error instanceof Refused) return reply(tossRefusal(error));
    console.error(error);
    return reply(tossRefusal({ reason: 'fault' }));
  });
  return app;
}

/** Reads the body of a confirm request, or refuses it as Toss would. */
function readOrder(body: unknown): Order {
  const { success, data } = confirmRequest.safeParse(body);
  if (!success) throw new Refused('bad request');
  const { paymentKey: token, orderId, amount, orderName = `주문 ${orderId}` } = data;
  if (!/^[A-Za-z0-9_=-]{6,64}$/.test(orderId)) throw new Refused('bad order id');
  return { gateway: 'toss', token, orderId, orderName, amount };
}

/** An idempotency key counts for one method and address only, as at Toss. */
function scopedKey(c: Context<App>): string | undefined {
  const key = c.req.header('idempotency-key');
  if (key !== undefined && key.length > 300) throw new Refused('bad idempotency key');
  return key === undefined ? undefined : `${c.req.method} ${c.req.path} ${key}`;
}
