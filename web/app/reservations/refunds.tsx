import type { Payment } from '../checkout/checkout-query.ts';
import { Badge } from '../design/badge.tsx';
import { Card } from '../design/card.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import styles from './refunds.module.css';

const words = texts({
  ko: {
    title: '환불',
    states: { PENDING: '환불 진행 중', DONE: '환불 완료' },
    reasons: {
      cancelled: '예매 취소',
      event_cancelled: '공연 취소',
      rejected: '예매를 확정하지 못함',
      admin: '판매처에서 환불',
    },
    card: '카드',
    points: '포인트',
    soon: '결제사에 환불을 요청했습니다. 끝나면 이 화면에 표시됩니다.',
  },
  en: {
    title: 'Refunds',
    states: { PENDING: 'Under way', DONE: 'Done' },
    reasons: {
      cancelled: 'Booking cancelled',
      event_cancelled: 'Event called off',
      rejected: 'The booking could not be confirmed',
      admin: 'Refunded by the shop',
    },
    card: 'Card',
    points: 'Points',
    soon: 'The gateway has been asked for the refund. It shows here once it is done.',
  },
});

/** What of a payment went back, is on its way back, and why. */
export function Refunds({ refunds }: { refunds: Payment['refunds'] }) {
  const text = useText(words);
  const { won, points, dateTime } = useFormat();
  if (refunds.length === 0) return null;
  return (
    <Card aria-label={text.title}>
      <h2>{text.title}</h2>
      <ul className={styles.list} aria-live="polite">
        {refunds.map((refund) => (
          <li key={refund.id} className={styles.refund}>
            <p className={styles.head}>
              <strong>{won(refund.amount)}</strong>
              <Badge tone={refund.status === 'DONE' ? 'good' : 'brand'}>{text.states[refund.status]}</Badge>
            </p>
            <p className={styles.soft}>
              {text.reasons[refund.reason]}
              {refund.items &&
                `: ${refund.items.map(({ label, quantity }) => `${label} × ${quantity}`).join(', ')}`}
            </p>
            <p className={styles.soft}>
              {[
                refund.card_amount > 0 && `${text.card} ${won(refund.card_amount)}`,
                refund.point_amount > 0 && `${text.points} ${points(refund.point_amount)}`,
              ]
                .filter(Boolean)
                .join(' + ')}
              {refund.refunded_at && ` · ${dateTime(refund.refunded_at)}`}
            </p>
            {refund.status === 'PENDING' && <p className={styles.soft}>{text.soon}</p>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
