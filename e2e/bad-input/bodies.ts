import { NOTHING } from '../api/calls.ts';

/** What one field of a body is, which decides what would be wrong in it. */
export type Field =
  | 'id'
  | 'ids'
  | 'items'
  | 'text'
  | 'amount'
  | 'count'
  | 'digits'
  | 'instant'
  | 'choice'
  | 'solution'
  | 'scans';

export type Body = {
  /** One that would be accepted, but for the ids in it. */
  body: Record<string, unknown>;
  fields: Record<string, Field>;
  /** Fields that may be missing, all of them at once too. */
  optional?: true;
  /** It is refused without an Idempotency-Key, whatever is in it. */
  keyed?: true;
};

const ACCOUNT = { email: 'bad-input@e2e.test', password: 'long-enough' };
const NEWS: Body = { body: { title: '제목', content: '내용' }, fields: { title: 'text', content: 'text' } };
const TICKET_TYPE: Body = {
  body: { name: 'R석', price: '1000', totalQuantity: '5' },
  fields: { name: 'text', price: 'digits', totalQuantity: 'digits' },
};
const EVENT: Body = {
  body: {
    title: '제목',
    venue: '장소',
    eventDate: '2030-03-01T19:00:00',
    saleStartDate: '2030-01-01T10:00:00',
    saleEndDate: '2030-02-01T10:00:00',
  },
  fields: {
    title: 'text',
    venue: 'text',
    eventDate: 'instant',
    saleStartDate: 'instant',
    saleEndDate: 'instant',
  },
};

/** Larger than the demo's halls: the smallest of the list stays what it is. */
const LAYOUT: Body = {
  body: { name: '시험 홀', sections: [{ name: 'R', rows: 80, seatsPerRow: 80, price: 1_000, startRow: 1 }] },
  fields: { name: 'text', sections: 'items' },
};

const SCAN: Body = {
  body: { code: '7K2M-9QXA-4T8B', eventId: NOTHING, nonce: NOTHING },
  fields: { code: 'text', eventId: 'id', nonce: 'id', at: 'instant', device: 'text' },
};

/** The bodies of all operations that read one, by the operation's name. */
export const BODIES: Record<string, Body> = {
  'POST /api/auth/register': {
    body: { ...ACCOUNT, name: 'Bad Input' },
    fields: { email: 'text', password: 'text', name: 'text', locale: 'choice' },
  },
  'POST /api/auth/login': { body: ACCOUNT, fields: { email: 'text', password: 'text' } },
  'POST /api/auth/google': { body: { code: 'c', state: 's' }, fields: { code: 'text', state: 'text' } },
  'PATCH /api/auth/me': {
    body: { name: '이름' },
    fields: { name: 'text', locale: 'choice', notifications: 'choice' },
    optional: true,
  },
  'PATCH /api/auth/admin/users/{id}': { body: { role: 'user' }, fields: { role: 'choice' } },
  'POST /api/news': NEWS,
  'PUT /api/news/{id}': NEWS,
  'POST /api/admin/events': EVENT,
  'PUT /api/admin/events/{id}': { ...EVENT, optional: true },
  'POST /api/admin/seat-layouts': LAYOUT,
  'PUT /api/admin/seat-layouts/{id}': {
    body: { ...LAYOUT.body, version: 1 },
    fields: { ...LAYOUT.fields, version: 'count' },
  },
  'POST /api/queue/check/{eventId}': { body: {}, fields: { solution: 'solution' }, optional: true },
  'POST /api/queue/enter': {
    body: { eventId: NOTHING },
    fields: { eventId: 'id', solution: 'solution' },
  },
  'PUT /api/queue/admin/{eventId}': {
    body: { threshold: 5, admitPerSecond: 5 },
    fields: { threshold: 'count', admitPerSecond: 'count' },
    optional: true,
  },
  'POST /api/seats/reserve': {
    body: { eventId: NOTHING, seatIds: [NOTHING] },
    fields: { eventId: 'id', seatIds: 'ids' },
  },
  'POST /api/reservations': {
    body: { eventId: NOTHING, items: [{ ticketTypeId: NOTHING, quantity: 1 }] },
    fields: { eventId: 'id', items: 'items' },
  },
  'POST /api/check-ins': SCAN,
  'POST /api/check-ins/batch': { body: { checkIns: [SCAN.body] }, fields: { checkIns: 'scans' } },
  'POST /api/admin/events/{eventId}/tickets': TICKET_TYPE,
  'PUT /api/admin/tickets/{id}': TICKET_TYPE,
  'PATCH /api/admin/reservations/{id}/status': {
    body: { status: 'cancelled' },
    fields: { status: 'choice', paymentStatus: 'choice' },
  },
  'POST /api/payments': {
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
  'POST /api/payments/process': {
    body: { reservationId: NOTHING, paymentMethod: 'naver_pay' },
    fields: { reservationId: 'id', paymentMethod: 'text' },
  },
  'POST /api/payments/{id}/refund': {
    body: { reason: '좌석 파손' },
    fields: { items: 'items', reason: 'text' },
    optional: true,
    keyed: true,
  },
  'POST /api/points/charge': {
    body: { amount: 1_000, pg_token: 'approve' },
    fields: { amount: 'amount', payment_method: 'text', pg_token: 'text' },
  },
  'POST /api/payments/comparisons': { body: { day: '2026-11-01' }, fields: { day: 'instant' } },
  'POST /api/points/adjustments': {
    body: { user_id: NOTHING, amount: 1_000, reason: '보상' },
    fields: { user_id: 'id', reason: 'text' },
    keyed: true,
  },
  'POST /api/payments/webhook/{gateway}': {
    body: { eventType: 'PAYMENT_STATUS_CHANGED', data: { orderId: NOTHING, status: 'DONE' } },
    fields: { eventType: 'choice' },
  },
  'POST /api/notifications': {
    body: {
      user_id: NOTHING,
      channel: 'email',
      template: 'announcement',
      data: { title: '안내', text: '내일 문을 엽니다.' },
    },
    fields: { user_id: 'id', channel: 'choice', template: 'choice', data: 'choice' },
  },
};
