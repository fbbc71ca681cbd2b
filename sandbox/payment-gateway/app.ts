import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { cancel } from './cancel.ts';
import type { Config } from './config.ts';
import { confirm, readConfirmRequest } from './confirm.ts';
import { TossError } from './errors.ts';
import { createIdempotency } from './idempotency.ts';
import { openJournal } from './journal.ts';
import { startPage } from './page.ts';
import { type Answer, type Entry, Payments } from './payments.ts';
import { createWebhook } from './webhook.ts';

type App = { Bindings: HttpBindings };

/**
 * A stand-in for Toss Payments' core API that charges nobody.
 * @see https://docs.tosspayments.com/reference
 */
export function createGateway({
  secretKey,
  delay,
  journal,
  webhook,
}: Pick<Config, 'secretKey' | 'delay' | 'journal'> & Partial<Pick<Config, 'webhook'>>) {
  const payments = new Payments(openJournal<Entry>(journal));
  const tell = createWebhook(webhook);
  const once = createIdempotency(payments);
  const cardNetwork = () => sleep(randomInt(delay.from, delay.to + 1));
  const app = new Hono<App>();

  app.get('/', (c) => c.html(startPage(payments.all())));
  app.get('/health', (c) => c.json({ status: 'ok' }));
  app.get('/sandbox/payments', (c) => c.json({ payments: payments.all() }));

  const authorization = `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`;
  app.use('/v1/*', async (c, next) => {
    if (c.req.header('authorization') !== authorization) throw new TossError('UNAUTHORIZED_KEY');
    await next();
  });

  app.post('/v1/payments/confirm', async (c) => {
    const request = readConfirmRequest(await body(c));
    const { behaviour } = request;
    if (behaviour.money === 'untouched' && behaviour.answer === 'held') return hangUp(c, behaviour.seconds);

    const { answer, repeated } = await once(scopedKey(c), () =>
      confirm({ payments, cardNetwork, tell }, request),
    );
    // Only the first answer gets lost on the way, and only that of a charge.
    const lost = behaviour.answer === 'held' || behaviour.answer === 'dropped';
    return lost && !repeated && answer.status === 200 ? hangUp(c, behaviour.seconds) : reply(answer);
  });

  app.post('/v1/payments/:paymentKey/cancel', async (c) => {
    const request = await body(c);
    const { answer } = await once(scopedKey(c), () =>
      cancel({ payments, cardNetwork, tell }, c.req.param('paymentKey'), request),
    );
    return reply(answer);
  });

  app.get('/v1/payments/orders/:orderId', (c) => c.json(found(payments.ofOrder(c.req.param('orderId')))));
  app.get('/v1/payments/:paymentKey', (c) => c.json(found(payments.ofKey(c.req.param('paymentKey')))));

  app.notFound(() => refuse(new TossError('NOT_FOUND')));
  app.onError((error) => {
    if (error instanceof TossError) return refuse(error);
    console.error(error);
    return refuse(new TossError('FAILED_INTERNAL_SYSTEM_PROCESSING'));
  });
  return app;
}

/** An idempotency key counts for one method and address only, as at Toss. */
function scopedKey(c: Context<App>): string | undefined {
  const key = c.req.header('idempotency-key');
  if (key !== undefined && key.length > 300) throw new TossError('INVALID_IDEMPOTENCY_KEY');
  return key === undefined ? undefined : `${c.req.method} ${c.req.path} ${key}`;
}

async function body(c: Context<App>): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    throw new TossError('INVALID_REQUEST');
  }
}

function found<T>(payment: T | undefined): T {
  if (payment === undefined) throw new TossError('NOT_FOUND_PAYMENT');
  return payment;
}

function reply({ status, body }: Answer): Response {
  return Response.json(body, { status });
}

function refuse({ status, code, message }: TossError): Response {
  return reply({ status, body: { code, message } });
}

/** Lets the caller wait, then cuts the line without a word. */
async function hangUp(c: Context<App>, seconds: number): Promise<Response> {
  const { outgoing } = c.env;
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  await sleep(seconds * 1000, undefined, { signal: gone.signal }).catch(() => {});
  outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}
