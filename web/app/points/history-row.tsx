import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import styles from './histories.module.css';
import { kindOf, subjectOf } from './history.ts';
import type { PointHistory } from './points-query.ts';

const words = texts({
  ko: {
    charged: '충전',
    used: '결제에 사용',
    refunded: '환불',
    returned: '결제 실패로 반환',
    given: '상점에서 지급',
    taken: '상점에서 차감',
    after: '잔액',
  },
  en: {
    charged: 'Added',
    used: 'Paid with',
    refunded: 'Refunded',
    returned: 'Given back: payment failed',
    given: 'Given by the shop',
    taken: 'Taken by the shop',
    after: 'Balance',
  },
});

export function HistoryRow({ history }: { history: PointHistory }) {
  const text = useText(words);
  const format = useFormat();
  const { amount, balance_after, created_at } = history;
  const subject = subjectOf(history);
  return (
    <li className={styles.row}>
      <div>
        <p>
          <span className={styles.type}>{text[kindOf(history)]}</span>
          {subject && <span> · {subject}</span>}
        </p>
        <p className={styles.quiet}>
          <time dateTime={created_at}>{format.dateTime(created_at)}</time>
        </p>
      </div>
      <div>
        <p className={`${styles.amount} ${amount > 0 ? styles.in : ''}`}>
          {amount > 0 ? '+' : '−'}
          {format.points(Math.abs(amount))}
        </p>
        <p className={`${styles.quiet} ${styles.balance}`}>
          {text.after} {format.points(balance_after)}
        </p>
      </div>
    </li>
  );
}
