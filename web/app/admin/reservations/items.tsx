import type { paths } from '../../api/types/reservation.ts';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import styles from './items.module.css';

type Read = paths['/api/admin/reservations/{id}']['get']['responses'][200]['content']['application/json'];
export type Item = Read['items'][number];

const words = texts({ ko: { items: '좌석과 티켓' }, en: { items: 'Seats and tickets' } });

/** What a reservation is for. */
export function Items({ items }: { items: readonly Item[] }) {
  const text = useText(words);
  const { won, number } = useFormat();
  return (
    <section className={styles.items}>
      <h3>{text.items}</h3>
      <ul>
        {items.map((item) => (
          <li key={item.seat_id ?? item.ticket_type_id}>
            <span>{item.quantity > 1 ? `${item.label} × ${number(item.quantity)}` : item.label}</span>
            <span>{won(item.quantity * item.unit_price)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
