import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { components } from '../api/types/reservation.ts';
import { Card } from '../design/card.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import styles from './facts.module.css';
import type { State } from './state.ts';
import { StateBadge } from './state-badge.tsx';

const words = texts({
  ko: { when: '일시', where: '장소', number: '예매 번호', booked: '예매 일시' },
  en: { when: 'When', where: 'Where', number: 'Booking number', booked: 'Booked at' },
});

type Props = {
  reservation: components['schemas']['ReservationDetail'];
  state: State;
  /** What is to be done next. */
  children: ReactNode;
};

/** What the reservation is for, when and where, and how it stands. */
export function Facts({ reservation, state, children }: Props) {
  const text = useText(words);
  const { dateTime } = useFormat();
  const { event_date, created_at } = reservation;
  return (
    <Card aria-label={reservation.event_title}>
      <div role="status" className={styles.state}>
        <StateBadge state={state} />
      </div>
      <h2>
        <Link to="/events/$eventId" params={{ eventId: reservation.event_id }} className={styles.link}>
          {reservation.event_title}
        </Link>
      </h2>
      <dl className={styles.facts}>
        <dt>{text.when}</dt>
        <dd>
          <time dateTime={event_date}>{dateTime(event_date)}</time>
        </dd>
        <dt>{text.where}</dt>
        <dd>
          {reservation.venue}
          {reservation.address && <span className={styles.soft}>{reservation.address}</span>}
        </dd>
        <dt>{text.number}</dt>
        <dd>{reservation.reservation_number}</dd>
        <dt>{text.booked}</dt>
        <dd>
          <time dateTime={created_at}>{dateTime(created_at)}</time>
        </dd>
      </dl>
      {children}
    </Card>
  );
}
