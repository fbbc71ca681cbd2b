import { Badge } from '../design/badge.tsx';
import { useFormat } from '../language/use-format.ts';
import { QrCode } from './qr-code.tsx';
import styles from './ticket-card.module.css';
import { placeOf, useTicketText } from './ticket-text.ts';
import type { Ticket, Tickets } from './tickets-query.ts';

type Props = { ticket: Ticket; nth: number; all: Tickets };

/** One ticket, as it is shown at the door. */
export function TicketCard({ ticket, nth, all }: Props) {
  const text = useTicketText();
  const { dateTime } = useFormat();
  const { event, tickets, reservation_number } = all;
  const place = placeOf(ticket, text);
  return (
    <article className={`${styles.ticket} ${ticket.usedAt ? styles.used : ''}`} aria-label={place}>
      <header className={styles.head}>
        <p className={styles.nth}>{text.nth(nth, tickets.length)}</p>
        <h2>{event.title}</h2>
        <p>
          <time dateTime={event.event_date}>{dateTime(event.event_date)}</time>
          <br />
          {event.venue}
        </p>
      </header>
      <p className={styles.place}>{place}</p>
      <div className={styles.stub}>
        {ticket.usedAt && (
          <p role="status" className={styles.usedNote}>
            <Badge>{text.usedBadge}</Badge> {text.used(dateTime(ticket.usedAt))}
          </p>
        )}
        <div className={styles.code}>
          <QrCode text={ticket.code} label={text.code(place)} />
        </div>
        <dl className={styles.facts}>
          <div>
            <dt>{text.short}</dt>
            <dd className={styles.short}>{ticket.shortCode}</dd>
          </div>
          <div>
            <dt>{text.number}</dt>
            <dd>{reservation_number}</dd>
          </div>
        </dl>
      </div>
    </article>
  );
}
