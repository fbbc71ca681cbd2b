import { job } from '#shared/dapr/job.ts';
import { deadLettersInDatabase } from '#shared/dead-letters/in-database.ts';
import type { ReplayAlone } from '#shared/dead-letters/replay-alone.ts';
import { serveDeadLetters } from '#shared/dead-letters/serve-dead-letters.ts';
import { subscribe } from '#shared/events/subscribe.ts';
import { createHttp, type HttpOptions } from '#shared/http/app.ts';
import { adminOnly, authenticated, currentUser } from '#shared/http/authentication.ts';
import { idempotent } from '#shared/http/idempotency.ts';
import { invokedBy } from '#shared/http/sidecar-only.ts';
import { type AccountsInUse, subscribeToAccounts } from '#shared/tokens/accounts.ts';
import { administration, forAdministrators } from './administration.ts';
import { orUncertain } from './card/or-uncertain.ts';
import type { PaymentContext } from './context.ts';
import { methods } from './payments/channels.ts';
import { findLatestPayment, findPayment } from './payments/find-payment.ts';
import { manualPaymentRoute } from './payments/manual-payment.route.ts';
import { payOrder, payRoute } from './payments/pay.route.ts';
import { payReservation } from './payments/pay-reservation.ts';
import { payAnswer, paymentDetail, processAnswer } from './payments/payment-answers.route.ts';
import { methodsRoute, paymentOfReservationRoute, paymentRoute } from './payments/payments.routes.ts';
import { processOrder, processPaymentRoute } from './payments/process-payment.route.ts';
import { recordConfirmation } from './payments/record-confirmation.ts';
import { recordManualPayment } from './payments/record-manual-payment.ts';
import { isVisibleTo, visibleTo } from './payments/visible-to.ts';
import { balanceOf } from './points/balance.ts';
import { chargePoints } from './points/charge-points.ts';
import { accountAnswer, historiesAnswer } from './points/point-histories.route.ts';
import {
  balanceRoute,
  chargeAnswer,
  chargeOrder,
  chargeRoute,
  historiesRoute,
} from './points/points.routes.ts';
import { readPointAccount } from './points/read-point-account.ts';
import { refundCancelled, refundRejected } from './refund/refund-on-events.ts';
import { refundsOf } from './refund/refunds-of.ts';
import { hearWebhook } from './webhook/hear-webhook.ts';
import { webhookRoute } from './webhook/webhook.route.ts';

export type Doors = Omit<HttpOptions, 'service'> & {
  accounts: AccountsInUse;
  replayAlone?: ReplayAlone | undefined;
  /** Run when the cron bindings tick. */
  jobs: {
    reconcile: () => Promise<void>;
    auditPoints: () => Promise<void>;
    comparePayments: () => Promise<void>;
  };
};

/** Payment: money and points, taken once, given back once. */
export function createApp(ctx: PaymentContext, { accounts, jobs, ...http }: Doors) {
  const app = createHttp({ service: 'payment', ...http });

  // Public, and the gateway, which proves itself by its signature
  app.openapi(methodsRoute, (c) => c.json({ methods: [...methods] }, 200));
  app.openapi(webhookRoute, async (c) => {
    const delivery = { body: await c.req.text(), header: (name: string) => c.req.header(name) };
    await hearWebhook(ctx, c.req.valid('param').gateway, delivery);
    return c.json({ success: true as const }, 200);
  });

  // Buyers
  const closed = ['/api/payments/*', '/api/points/*'];
  for (const path of [...closed, '/api/admin/*']) app.use(path, authenticated(accounts.verify));
  // Before any kept answer: who is no administrator any more gets none.
  for (const path of forAdministrators) app.use(path, adminOnly);
  const once = idempotent({ db: ctx.db, log: http.log }, 'PAYMENT_IN_PROGRESS');
  for (const path of closed) app.use(path, once);
  administration(app, ctx);
  app.openapi(processPaymentRoute, async (c) => {
    const payment = await payReservation(ctx, currentUser(c), processOrder(c.req.valid('json')));
    return c.json(processAnswer(payment), 200);
  });
  app.openapi(payRoute, async (c) => {
    const user = currentUser(c);
    const payment = await payReservation(ctx, user, payOrder(c.req.valid('json')));
    const balance = await orUncertain(payment.id, () => balanceOf(ctx.db, user.userId));
    return c.json(payAnswer(payment, balance), 200);
  });
  app.openapi(paymentOfReservationRoute, async (c) => {
    const found = await findLatestPayment(ctx.db, c.req.valid('query').reservation_id);
    if (!found || !isVisibleTo(currentUser(c), found)) return c.json({ payment: null }, 200);
    return c.json(paymentDetail(found, await refundsOf(ctx.db, found.id)), 200);
  });
  app.openapi(paymentRoute, async (c) => {
    const found = await findPayment(ctx.db, c.req.valid('param').id);
    const payment = visibleTo(currentUser(c), found);
    return c.json(paymentDetail(payment, await refundsOf(ctx.db, payment.id)), 200);
  });
  app.openapi(chargeRoute, async (c) => {
    const order = chargeOrder(c.req.valid('json'));
    const attemptId = c.get('attemptId');
    const history = await chargePoints(ctx, currentUser(c), { ...order, attemptId });
    return c.json(chargeAnswer(history), 200);
  });
  app.openapi(balanceRoute, async (c) => {
    const { userId } = currentUser(c);
    const page = c.req.valid('query');
    return c.json(accountAnswer(userId, await readPointAccount(ctx.db, userId, page), page), 200);
  });

  app.openapi(historiesRoute, async (c) => {
    const page = c.req.valid('query');
    return c.json(historiesAnswer(await readPointAccount(ctx.db, currentUser(c).userId, page), page), 200);
  });

  // Other services, through their sidecars
  app.use(manualPaymentRoute.path, invokedBy('reservation'));
  app.openapi(manualPaymentRoute, async (c) =>
    c.json(await recordManualPayment(ctx, c.req.valid('json')), 200),
  );

  // What has happened elsewhere, and the clock
  subscribe(app, http.log, 'reservation.confirmed', async ({ data }) => {
    await recordConfirmation(ctx.db, data);
    if (data.paymentId) ctx.wakeUps.wake(data.paymentId);
  });
  subscribe(app, http.log, 'reservation.cancelled', (delivery) => refundCancelled(ctx, delivery));
  subscribe(app, http.log, 'reservation.payment_rejected', (delivery) => refundRejected(ctx, delivery));
  subscribeToAccounts(app, http.log, accounts);
  serveDeadLetters(app, http, deadLettersInDatabase(ctx.db));
  job(app, http.log, 'reconcile-payments', jobs.reconcile);
  job(app, http.log, 'audit-points', jobs.auditPoints);
  job(app, http.log, 'compare-payments', jobs.comparePayments);
  return app;
}
