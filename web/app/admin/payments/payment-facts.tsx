import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { Facts } from '../table/facts.tsx';
import { gatewayWords, methodWords, PaymentBadge, TroubleBadge } from './payment-badge.tsx';
import type { SeenPayment } from './payments-query.ts';

const words = texts({
  ko: {
    status: '상태',
    amount: '금액',
    parts: (card: string, points: string) => `카드 ${card} + 포인트 ${points}`,
    returned: '돌려준 금액',
    by: '수단',
    event: '공연',
    reservation: '예매 번호',
    buyer: '결제한 사람',
    begun: '시작',
    paid: '결제된 때',
    confirmed: '예매 확정',
    refunded: '환불된 때',
    failure: '실패 이유',
    id: '결제 ID',
  },
  en: {
    status: 'Status',
    amount: 'Amount',
    parts: (card: string, points: string) => `${card} by card + ${points}`,
    returned: 'Given back',
    by: 'Paid by',
    event: 'Event',
    reservation: 'Booking',
    buyer: 'Buyer',
    begun: 'Begun',
    paid: 'Paid',
    confirmed: 'Booking confirmed',
    refunded: 'Refunded',
    failure: 'Why it failed',
    id: 'Payment ID',
  },
});

/** What a payment is. */
export function PaymentFacts({ payment }: { payment: SeenPayment }) {
  const text = useText(words);
  const [methods, gateways] = [useText(methodWords), useText(gatewayWords)];
  const { won, points, moment } = useFormat();
  const sumOf = (card: number, used: number) =>
    card > 0 && used > 0 ? `${won(card + used)} (${text.parts(won(card), points(used))})` : won(card + used);
  const { buyer, gateway, trouble, paid_at, confirmed_at, refunded_at, failure_code } = payment;
  const returned = payment.returned_card + payment.returned_points;
  return (
    <Facts
      facts={[
        [
          text.status,
          <>
            <PaymentBadge status={payment.status} /> {trouble && <TroubleBadge trouble={trouble} />}
          </>,
        ],
        [text.amount, sumOf(payment.card_amount, payment.point_used)],
        returned > 0 && [text.returned, sumOf(payment.returned_card, payment.returned_points)],
        [
          text.by,
          [methods[payment.payment_method], gateway && gateways[gateway]].filter(Boolean).join(' · '),
        ],
        failure_code && [text.failure, <code key="code">{failure_code}</code>],
        [text.event, payment.event_title],
        [text.reservation, payment.reservation_number],
        [text.buyer, `${buyer.name} · ${buyer.email}`],
        [text.begun, moment(payment.created_at)],
        paid_at && [text.paid, moment(paid_at)],
        confirmed_at && [text.confirmed, moment(confirmed_at)],
        refunded_at && [text.refunded, moment(refunded_at)],
        [text.id, <code key="id">{payment.id}</code>],
      ]}
    />
  );
}
