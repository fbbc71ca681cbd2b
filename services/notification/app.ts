import { subscribe } from '#shared/events/subscribe.ts';
import { createHttp, type HttpOptions } from '#shared/http/app.ts';
import { onPaid, onPointsCharged, onRefunded } from './causes/payments.ts';
import { onCancelled, onConfirmed, onHeld } from './causes/reservations.ts';
import type { NotificationContext } from './context.ts';

/** Notification: a mail for what has happened. */
export function createApp(ctx: NotificationContext, http: Omit<HttpOptions, 'service'>) {
  const app = createHttp({ service: 'notification', ...http });
  subscribe(app, http.log, 'payment.paid', (delivery) => onPaid(ctx, delivery));
  subscribe(app, http.log, 'payment.refunded', (delivery) => onRefunded(ctx, delivery));
  subscribe(app, http.log, 'points.charged', (delivery) => onPointsCharged(ctx, delivery));
  subscribe(app, http.log, 'reservation.held', (delivery) => onHeld(ctx, delivery));
  subscribe(app, http.log, 'reservation.confirmed', (delivery) => onConfirmed(ctx, delivery));
  subscribe(app, http.log, 'reservation.cancelled', (delivery) => onCancelled(ctx, delivery));
  return app;
}
