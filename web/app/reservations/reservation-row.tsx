import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormat } from '../language/use-format.ts';
import { countedItem } from './counted-item.ts';
import styles from './reservation-row.module.css';
import type { Listed, State } from './state.ts';
import { StateBadge } from './state-badge.tsx';

type Props = { reservation: Listed; state: State; children?: ReactNode };

/** One reservation of the list; all of it leads to its own page, what is to be done stands beside it. */
export function ReservationRow({ reservation, state, children }: Props) {
  const { dateTime, won } = useFormat();
  return (
    <li className={styles.row}>
      <div className={styles.facts}>
        <StateBadge state={state} />
        <h3>
          <Link
            to="/reservations/$reservationId"
            params={{ reservationId: reservation.id }}
            className={styles.link}
          >
            {reservation.event_title}
          </Link>
        </h3>
        <p className={styles.soft}>
          <time dateTime={reservation.event_date}>{dateTime(reservation.event_date)}</time>
          {' · '}
          {reservation.venue}
        </p>
        <p className={styles.soft}>
          {reservation.items.map(countedItem).join(', ')}
          {' · '}
          {won(reservation.total_amount)}
        </p>
      </div>
      {children && <div className={styles.actions}>{children}</div>}
    </li>
  );
}
