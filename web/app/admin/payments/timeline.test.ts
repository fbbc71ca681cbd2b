import { expect, test } from 'vitest';
import type { PaymentHistory } from './payments-query.ts';
import { timelineOf } from './timeline.ts';

const at = (second: number) => `2026-11-30T00:00:0${second}.000Z`;

const history: PaymentHistory = {
  payment: {
    id: 'p',
    status: 'REFUNDED',
    trouble: null,
    user_id: 'u',
    buyer: { name: '김구매', email: 'buyer@example.com' },
    reservation_id: 'r',
    reservation_number: 'TK1',
    event_id: 'e',
    event_title: '공연',
    amount: 1_000,
    payment_method: 'CARD',
    channel: 'card',
    point_used: 0,
    card_amount: 1_000,
    returned_points: 0,
    returned_card: 1_000,
    gateway: 'toss',
    failure_code: null,
    refund_reason: 'admin',
    created_at: at(0),
    paid_at: at(2),
    confirmed_at: at(2),
    refunded_at: at(6),
  },
  transitions: [{ from: 'PROCESSING', to: 'SUCCESS', cause: 'request', detail: null, at: at(2) }],
  gateway_calls: [
    {
      id: 'c',
      gateway: 'toss',
      call: 'confirm',
      amount: 1_000,
      http_status: 200,
      outcome: 'approved',
      code: null,
      key_end: null,
      took_ms: 30,
      at: at(2),
    },
  ],
  refunds: [
    {
      id: 'f',
      status: 'DONE',
      amount: 1_000,
      point_amount: 0,
      card_amount: 1_000,
      reason: 'admin',
      items: null,
      note: null,
      requested_by: null,
      attempts: 1,
      last_answer: null,
      created_at: at(5),
      refunded_at: at(6),
    },
  ],
  points: [],
  events: [{ id: 'm', type: 'payment.completed', published: true, at: at(2) }],
  audit: [],
};

test('a payment is told from its beginning on, a cause before its effect, a refund when asked and when done', () => {
  expect(timelineOf(history).map(({ kind }) => kind)).toEqual([
    'begun',
    'call',
    'transition',
    'told',
    'refund',
    'refunded',
  ]);
});
