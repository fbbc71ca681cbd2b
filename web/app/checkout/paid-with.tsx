import { Card } from '../design/card.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { useChannelText } from './channel-text.ts';
import type { Payment } from './checkout-query.ts';
import styles from './paid-with.module.css';

const words = texts({
  ko: {
    title: '결제 정보',
    way: '결제 수단',
    amount: '결제 금액',
    card: '카드 결제',
    points: '포인트 사용',
    at: '결제 일시',
  },
  en: {
    title: 'Payment',
    way: 'Paid with',
    amount: 'Amount',
    card: 'By card',
    points: 'By points',
    at: 'Paid at',
  },
});

/** How it was paid, and how the two parts make up the whole. */
export function PaidWith({ payment }: { payment: Payment }) {
  const text = useText(words);
  const channels = useChannelText();
  const { won, points, dateTime } = useFormat();
  return (
    <Card aria-label={text.title}>
      <h2>{text.title}</h2>
      <dl className={styles.facts}>
        <dt>{text.way}</dt>
        <dd>{channels[payment.channel]}</dd>
        <dt>{text.amount}</dt>
        <dd>{won(payment.amount)}</dd>
        {payment.channel === 'mixed' && (
          <>
            <dt>{text.points}</dt>
            <dd>{points(payment.point_used)}</dd>
            <dt>{text.card}</dt>
            <dd>{won(payment.card_amount)}</dd>
          </>
        )}
        {payment.paid_at && (
          <>
            <dt>{text.at}</dt>
            <dd>
              <time dateTime={payment.paid_at}>{dateTime(payment.paid_at)}</time>
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
}
