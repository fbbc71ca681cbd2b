import createClient, { type Middleware } from 'openapi-fetch';
import { sessionExpired, tokenOf } from '../session/session.ts';
import { noteServerTime } from './server-clock.ts';
import type { paths as AuthPaths } from './types/auth.ts';
import type { paths as EventPaths } from './types/event.ts';
import type { paths as NotificationPaths } from './types/notification.ts';
import type { paths as PaymentPaths } from './types/payment.ts';
import type { paths as QueuePaths } from './types/queue.ts';
import type { paths as ReservationPaths } from './types/reservation.ts';

type Paths = AuthPaths & EventPaths & NotificationPaths & PaymentPaths & QueuePaths & ReservationPaths;

/** Nothing hangs for ever: the origin itself answers within 6 s, and within 20 s where money is moved. */
const LIMIT_MS = 10_000;
const MONEY_LIMIT_MS = 25_000;

const limitOf = (url: string) => (/\/api\/(payments|points)\b/.test(url) ? MONEY_LIMIT_MS : LIMIT_MS);

async function fetchInTime(request: Request): Promise<Response> {
  const limit = AbortSignal.timeout(limitOf(request.url));
  const sentAt = Date.now();
  const response = await fetch(request, { signal: AbortSignal.any([request.signal, limit]) });
  noteServerTime(response.headers.get('date'), sentAt, Date.now());
  return response;
}

const withToken: Middleware = {
  onRequest({ request }) {
    const token = tokenOf();
    if (token) request.headers.set('authorization', `Bearer ${token}`);
  },
  onResponse({ request, response }) {
    // A wrong password is the login form's own matter.
    const token = request.headers.get('authorization')?.replace('Bearer ', '');
    if (response.status === 401 && token && !/\/api\/auth\/(login|register|google)$/.test(request.url))
      sessionExpired(token);
  },
};

/** The six services behind their one origin, typed by their OpenAPI documents. */
export const api = createClient<Paths>({ baseUrl: window.location.origin, fetch: fetchInTime });
api.use(withToken);
