/** What one field of a body is, which decides what would be wrong in it. */
export type Field = 'id' | 'ids' | 'items' | 'text' | 'amount' | 'count';

export type Route = {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  needs?: 'token' | 'admin';
  /** A body that would be accepted, but for the ids in it. */
  body?: Record<string, unknown>;
  fields?: Record<string, Field>;
};

/** An id that is well made and of nothing. */
export const NOTHING = '7b6f6a0e-4d0f-4f8a-9d5e-3c1f0a1b2c3d';

/** Every route that the story takes, and its neighbours; `:id` is an id of the path. */
export const ROUTES: Route[] = [
  {
    method: 'POST',
    path: '/api/auth/register',
    body: { email: 'bad-input@e2e.test', password: 'long-enough', name: 'Bad Input' },
    fields: { email: 'text', password: 'text', name: 'text' },
  },
  {
    method: 'POST',
    path: '/api/auth/login',
    body: { email: 'bad-input@e2e.test', password: 'long-enough' },
    fields: { email: 'text', password: 'text' },
  },
  { method: 'GET', path: '/api/auth/verify', needs: 'token' },
  { method: 'GET', path: '/api/events' },
  { method: 'GET', path: '/api/events/:id' },
  { method: 'GET', path: '/api/seats/layouts' },
  { method: 'POST', path: '/api/queue/check/:id', needs: 'token', body: {} },
  {
    method: 'POST',
    path: '/api/queue/enter',
    needs: 'token',
    body: { eventId: NOTHING },
    fields: { eventId: 'id' },
  },
  { method: 'GET', path: '/api/queue/status/:id', needs: 'token' },
  { method: 'GET', path: '/api/api/queue/status/:id', needs: 'token' },
  { method: 'POST', path: '/api/queue/leave/:id', needs: 'token', body: {} },
  { method: 'GET', path: '/api/queue/admin/:id', needs: 'admin' },
  {
    method: 'PUT',
    path: '/api/queue/admin/:id',
    needs: 'admin',
    body: { threshold: 5, admitPerSecond: 5 },
    fields: { threshold: 'count', admitPerSecond: 'count' },
  },
  { method: 'GET', path: '/api/seats/events/:id' },
  {
    method: 'POST',
    path: '/api/seats/reserve',
    needs: 'token',
    body: { eventId: NOTHING, seatIds: [NOTHING] },
    fields: { eventId: 'id', seatIds: 'ids' },
  },
  {
    method: 'POST',
    path: '/api/reservations',
    needs: 'token',
    body: { eventId: NOTHING, items: [{ ticketTypeId: NOTHING, quantity: 1 }] },
    fields: { eventId: 'id', items: 'items' },
  },
  { method: 'GET', path: '/api/reservations/my', needs: 'token' },
  { method: 'GET', path: '/api/reservations/:id', needs: 'token' },
  { method: 'GET', path: '/api/seats/reservation/:id', needs: 'token' },
  { method: 'POST', path: '/api/reservations/:id/cancel', needs: 'token', body: {} },
  {
    method: 'POST',
    path: '/api/payments',
    needs: 'token',
    body: {
      reservation_id: NOTHING,
      total_price: 1_000,
      point_used: 500,
      card_amount: 500,
      pg_token: 'approve',
    },
    fields: {
      reservation_id: 'id',
      total_price: 'amount',
      point_used: 'amount',
      card_amount: 'amount',
      pg_token: 'text',
      payment_method: 'text',
    },
  },
  {
    method: 'POST',
    path: '/api/payments/process',
    needs: 'token',
    body: { reservationId: NOTHING, paymentMethod: 'naver_pay' },
    fields: { reservationId: 'id', paymentMethod: 'text' },
  },
  {
    method: 'POST',
    path: '/api/points/charge',
    needs: 'token',
    body: { amount: 1_000, payment_method: 'CARD', pg_token: 'approve' },
    fields: { amount: 'amount', payment_method: 'text', pg_token: 'text' },
  },
  { method: 'GET', path: '/api/points/balance', needs: 'token' },
];

export const nameOf = ({ method, path }: Route) => `${method} ${path}`;
export const withBody = ROUTES.filter((route) => route.body !== undefined);
export const withFields = ROUTES.filter((route) => route.fields !== undefined);
export const withId = ROUTES.filter((route) => route.path.includes(':id'));
export const closed = ROUTES.filter((route) => route.needs !== undefined);
