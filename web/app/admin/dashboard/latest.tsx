import { Link } from '@tanstack/react-router';
import { Card, Empty } from '../../design/card.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { ReservationBadge } from '../reservations/reservation-badge.tsx';
import styles from './dashboard.module.css';
import type { RecentReservation } from './dashboard-query.ts';

const words = texts({
  ko: { title: '최근 예매', all: '모든 예매 보기', empty: '새 예매가 여기에 나옵니다.' },
  en: { title: 'Latest bookings', all: 'All bookings', empty: 'New bookings will be here.' },
});

/** The newest reservations of all events. */
export function Latest({ reservations }: { reservations: readonly RecentReservation[] }) {
  const text = useText(words);
  const { won, dateTime } = useFormat();
  return (
    <Card aria-labelledby="latest">
      <div className={styles.head}>
        <h2 id="latest">{text.title}</h2>
        <Link to="/admin/reservations">{text.all}</Link>
      </div>
      {reservations.length === 0 && <Empty>{text.empty}</Empty>}
      <ul className={styles.latest}>
        {reservations.map((one) => (
          <li key={one.id}>
            <strong>{one.event_title}</strong>
            <span className={styles.earned}>{won(one.total_amount)}</span>
            <span className={styles.soft}>
              {one.user_name} · {dateTime(one.created_at)}
            </span>
            <span className={styles.percent}>
              <ReservationBadge status={one.status} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
