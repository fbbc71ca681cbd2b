import { Card } from '../design/card.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import styles from './items.module.css';
import type { Listed } from './state.ts';

const words = texts({
  ko: { items: '예매한 티켓', total: '합계' },
  en: { items: 'Tickets booked', total: 'Total' },
});

/** What a reservation is made of. */
export function Items({ reservation }: { reservation: Listed }) {
  const text = useText(words);
  const { won } = useFormat();
  return (
    <Card aria-label={text.items}>
      <h2>{text.items}</h2>
      <ul className={styles.list}>
        {reservation.items.map((item) => (
          <li key={item.ticketTypeName} className={styles.line}>
            <span>
              {item.ticketTypeName}
              {item.quantity > 1 && (
                <span className={styles.soft}>
                  {' '}
                  {won(item.unitPrice)} × {item.quantity}
                </span>
              )}
            </span>
            <span className={styles.money}>{won(item.subtotal)}</span>
          </li>
        ))}
      </ul>
      <p className={`${styles.line} ${styles.total}`}>
        <span>{text.total}</span>
        <span className={styles.money}>{won(reservation.total_amount)}</span>
      </p>
    </Card>
  );
}
