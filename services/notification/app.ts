import type { DeadLetters } from '#shared/dead-letters/letter.ts';
import type { ReplayAlone } from '#shared/dead-letters/replay-alone.ts';
import { serveDeadLetters } from '#shared/dead-letters/serve-dead-letters.ts';
import { subscribe } from '#shared/events/subscribe.ts';
import { createHttp, type HttpOptions } from '#shared/http/app.ts';
import { adminOnly, authenticated, currentUser } from '#shared/http/authentication.ts';
import { uuidv7 } from '#shared/ids.ts';
import { type AccountsInUse, subscribeToAccounts } from '#shared/tokens/accounts.ts';
import { onPaid, onPointsCharged, onRefunded } from './causes/payments.ts';
import { onCancelled, onConfirmed, onHeld } from './causes/reservations.ts';
import type { NotificationContext } from './context.ts';
import { carryOutRequest } from './requests/carry-out-request.ts';
import { queueRequest } from './requests/queue-request.ts';
import { requestInsideRoute, requestOf, requestRoute } from './requests/request.route.ts';

export type AppOptions = Omit<HttpOptions, 'service'> & {
  accounts: AccountsInUse;
  deadLetters: DeadLetters;
  replayAlone?: ReplayAlone | undefined;
};

/** Notification: a message for what has happened, or for what somebody asks. */
export function createApp(ctx: NotificationContext, { accounts, deadLetters, ...http }: AppOptions) {
  const app = createHttp({ service: 'notification', ...http });

  // Administrators
  app.use('/api/notifications/*', authenticated(accounts.verify), adminOnly);
  app.openapi(requestRoute, async (c) => {
    const id = uuidv7();
    await queueRequest(ctx, { ...requestOf(c.req.valid('json')), id, by: currentUser(c).userId });
    return c.json({ id, status: 'queued' as const }, 202);
  });

  // Other services, through their sidecars
  app.openapi(requestInsideRoute, async (c) => {
    const { id, request } = c.req.valid('json');
    await queueRequest(ctx, {
      ...requestOf(request),
      id,
      by: c.req.header('dapr-caller-app-id') ?? 'unnamed',
    });
    return c.json({ ok: true as const, id }, 200);
  });

  // What has happened
  subscribe(app, http.log, 'payment.paid', (delivery) => onPaid(ctx, delivery));
  subscribe(app, http.log, 'payment.refunded', (delivery) => onRefunded(ctx, delivery));
  subscribe(app, http.log, 'points.charged', (delivery) => onPointsCharged(ctx, delivery));
  subscribe(app, http.log, 'reservation.held', (delivery) => onHeld(ctx, delivery));
  subscribe(app, http.log, 'reservation.confirmed', (delivery) => onConfirmed(ctx, delivery));
  subscribe(app, http.log, 'reservation.cancelled', (delivery) => onCancelled(ctx, delivery));
  subscribe(app, http.log, 'notification.requested', (delivery) => carryOutRequest(ctx, delivery));
  subscribeToAccounts(app, http.log, accounts);
  serveDeadLetters(app, http, deadLetters);
  return app;
}
