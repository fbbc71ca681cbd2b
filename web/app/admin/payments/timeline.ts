import type { PaymentHistory } from './payments-query.ts';

type One<List extends readonly unknown[]> = List[number];

/** Something that happened to a payment. */
export type Entry = { key: string; at: string } & (
  | { kind: 'begun' }
  | { kind: 'transition'; transition: One<PaymentHistory['transitions']> }
  | { kind: 'call'; call: One<PaymentHistory['gateway_calls']> }
  | { kind: 'refund'; refund: One<PaymentHistory['refunds']> }
  | { kind: 'refunded'; refund: One<PaymentHistory['refunds']> }
  | { kind: 'points'; points: One<PaymentHistory['points']> }
  | { kind: 'told'; told: One<PaymentHistory['events']> }
  | { kind: 'act'; act: One<PaymentHistory['audit']> }
);

/** All that is known of a payment as one story, from its beginning on. */
export function timelineOf(history: PaymentHistory): Entry[] {
  const entries: Entry[] = [
    { kind: 'begun', key: 'begun', at: history.payment.created_at },
    ...history.gateway_calls.map((call) => ({ kind: 'call' as const, key: call.id, at: call.at, call })),
    ...history.transitions.map((transition, index) => ({
      kind: 'transition' as const,
      key: `transition ${index}`,
      at: transition.at,
      transition,
    })),
    ...history.points.map((points) => ({
      kind: 'points' as const,
      key: points.id,
      at: points.created_at,
      points,
    })),
    ...history.audit.map((act) => ({ kind: 'act' as const, key: act.id, at: act.at, act })),
    ...history.refunds.flatMap((refund) => [
      { kind: 'refund' as const, key: `asked ${refund.id}`, at: refund.created_at, refund },
      ...(refund.refunded_at
        ? [{ kind: 'refunded' as const, key: `done ${refund.id}`, at: refund.refunded_at, refund }]
        : []),
    ]),
    ...history.events.map((told) => ({ kind: 'told' as const, key: told.id, at: told.at, told })),
  ];
  // What happened at the same moment stays in the order above: a cause before its effect.
  return entries.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
