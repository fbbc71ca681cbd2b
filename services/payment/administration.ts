import type { OpenAPIHono } from '@hono/zod-openapi';
import { serveAudit } from '#shared/audit/serve-audit.ts';
import type { AppEnv } from '#shared/http/app-env.ts';
import { currentUser } from '#shared/http/authentication.ts';
import {
  comparisonView,
  listComparisonsRoute,
  startComparisonRoute,
} from './comparisons/comparisons.routes.ts';
import { listComparisons } from './comparisons/list-comparisons.ts';
import { startComparison } from './comparisons/start-comparison.ts';
import type { PaymentContext } from './context.ts';
import { chargesInDoubt } from './oversight/charges-in-doubt.ts';
import { findPayments, sumPayments } from './oversight/find-payments.ts';
import { paymentHistoryAnswer, paymentHistoryRoute } from './oversight/payment-history.route.ts';
import { paymentHistory } from './oversight/payment-history.ts';
import { listPaymentsRoute, paymentFilter, seenPayment } from './oversight/payments-list.route.ts';
import { seenCharge } from './oversight/seen-charge.route.ts';
import { refundAnswer } from './payments/payment-answers.route.ts';
import { adjustPoints } from './points/adjust-points.ts';
import { accountRoute, adjustAnswer, adjustmentOf, adjustRoute } from './points/adjustments.routes.ts';
import { accountAnswer } from './points/point-histories.route.ts';
import { showAccount } from './points/show-account.ts';
import { refundOrder, refundRoute } from './refund/refund.route.ts';
import { refundByAdmin } from './refund/refund-by-admin.ts';

/** What nobody but administrators may ask. */
export const forAdministrators = [
  '/api/payments/:id/refund',
  '/api/payments/:id/history',
  '/api/payments/all',
  '/api/payments/comparisons',
  '/api/points/adjustments',
  '/api/points/accounts/*',
  '/api/admin/*',
];

/** What administrators do with money; each act is written to the audit log. */
export function administration(app: OpenAPIHono<AppEnv>, ctx: PaymentContext): void {
  app.openapi(refundRoute, async (c) => {
    const order = refundOrder(c.req.valid('json'));
    const request = { ...order, paymentId: c.req.valid('param').id, attemptId: c.get('attemptId') };
    return c.json(refundAnswer(await refundByAdmin(ctx, currentUser(c), request)), 200);
  });
  app.openapi(listPaymentsRoute, async (c) => {
    const search = c.req.valid('query');
    const filter = paymentFilter(search);
    const { payments, next } = await findPayments(ctx.db, filter, search);
    const charges = filter.inTrouble ? (await chargesInDoubt(ctx.db, filter)).map(seenCharge) : undefined;
    const totals = search.totals === 'true' ? await sumPayments(ctx.db, filter) : undefined;
    const found = { payments: payments.map(seenPayment), next };
    return c.json({ ...found, ...(charges && { charges }), ...(totals && { totals }) }, 200);
  });
  app.openapi(paymentHistoryRoute, async (c) =>
    c.json(paymentHistoryAnswer(await paymentHistory(ctx.db, c.req.valid('param').id)), 200),
  );
  app.openapi(startComparisonRoute, async (c) => {
    const begun = await startComparison(ctx, currentUser(c), c.req.valid('json').day);
    return c.json({ comparisons: begun.map(comparisonView) }, 202);
  });
  app.openapi(listComparisonsRoute, async (c) => {
    const { comparisons, next } = await listComparisons(ctx.db, c.req.valid('query'));
    return c.json({ comparisons: comparisons.map(comparisonView), next }, 200);
  });

  app.openapi(adjustRoute, async (c) => {
    const adjustment = adjustmentOf(c.req.valid('json'), c.get('attemptId'));
    return c.json(adjustAnswer(await adjustPoints(ctx, currentUser(c), adjustment)), 200);
  });
  app.openapi(accountRoute, async (c) => {
    const [{ userId }, page] = [c.req.valid('param'), c.req.valid('query')];
    return c.json(accountAnswer(userId, await showAccount(ctx, userId, page), page), 200);
  });
  serveAudit(app, 'payment', ctx.db);
}
