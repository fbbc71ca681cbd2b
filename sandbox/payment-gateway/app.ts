import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import { Charges, type Entry } from './book/charges.ts';
import type { Desk } from './book/desk.ts';
import type { Delay } from './config.ts';
import { openJournal } from './journal.ts';
import { startPage } from './page.ts';
import { createPortOne } from './portone/app.ts';
import { createToss } from './toss/app.ts';
import { tossPayment } from './toss/show-payment.ts';
import { createSend, type WebhookSettings } from './webhooks/send.ts';
import { createTell } from './webhooks/tell.ts';
import type { App } from './wire.ts';

export interface GatewayOptions {
  /** Toss's. */
  secretKey: string;
  /** Without it PortOne's addresses are not there. */
  portone?: { apiSecret: string; storeId: string } | undefined;
  delay: Delay;
  journal: string | undefined;
  webhooks?: WebhookSettings | undefined;
}

/** A stand-in for two payment gateways that charges nobody: one book, and each gateway's own protocol before it. */
export function createGateway({ secretKey, portone, delay, journal, webhooks }: GatewayOptions) {
  const charges = new Charges(openJournal<Entry>(journal));
  const desk: Desk = {
    charges,
    cardNetwork: () => sleep(randomInt(delay.from, delay.to + 1)),
    tell: createTell(createSend(webhooks)),
  };
  const app = new Hono<App>();

  app.get('/', (c) => c.html(startPage(charges.all())));
  app.get('/health', (c) => c.json({ status: 'ok' }));
  // For tests and people: all payments as Toss would show them, and which gateway took each.
  app.get('/sandbox/payments', (c) =>
    c.json({
      payments: charges.all().map((charge) => ({ gateway: charge.gateway, ...tossPayment(charge) })),
    }),
  );
  app.route('/', createToss(desk, secretKey));
  if (portone) app.route('/', createPortOne(desk, portone));
  return app;
}
