import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, ButtonLink } from '../../design/button.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { salesQuery } from '../dashboard/dashboard-query.ts';
import { type Column, DataTable, TwoLines } from '../table/data-table.tsx';
import type { Ending } from './end-event.tsx';
import { EventStatusBadge } from './event-status.tsx';
import type { ListedEvent } from './events-query.ts';
import styles from './events-table.module.css';
import { SoldShare } from './sold-share.tsx';

const words = texts({
  ko: {
    caption: '공연 목록',
    event: '공연',
    date: '공연 일시',
    status: '상태',
    sold: '판매',
    seats: '지정 좌석',
    types: (count: string) => `티켓 ${count}종`,
    act: '작업',
    edit: '수정',
    cancel: '공연 취소',
    delete: '삭제',
  },
  en: {
    caption: 'Events',
    event: 'Event',
    date: 'Takes place',
    status: 'Status',
    sold: 'Sold',
    seats: 'Seats',
    types: (count: string) => `Ticket types: ${count}`,
    act: 'Actions',
    edit: 'Edit',
    cancel: 'Cancel',
    delete: 'Delete',
  },
});

const MOST_DAYS = 90;

type Props = { events: readonly ListedEvent[]; onEnd: (ending: Ending) => void };

/** One page of events, each with what can be done with it. */
export function EventsTable({ events, onEnd }: Props) {
  const text = useText(words);
  const { number, dateTime } = useFormat();
  const { data: sales } = useQuery(salesQuery(MOST_DAYS));
  const sold = (event: ListedEvent) => {
    // Known only of the events that have earned most lately.
    const known = sales?.events.find(({ id }) => id === event.id);
    if (known) return <SoldShare sold={known.sold} capacity={known.capacity} />;
    return event.ticket_type_count > 0 ? text.types(number(event.ticket_type_count)) : text.seats;
  };
  const columns: Column<ListedEvent>[] = [
    {
      head: text.event,
      cell: (event) => (
        <TwoLines
          main={
            <Link to="/admin/events/$eventId" params={{ eventId: event.id }}>
              {event.title}
            </Link>
          }
          more={[event.artist_name, event.venue].filter(Boolean).join(' · ')}
        />
      ),
    },
    { head: text.date, cell: (event) => dateTime(event.event_date) },
    { head: text.status, cell: (event) => <EventStatusBadge status={event.status} /> },
    { head: text.sold, cell: sold },
    {
      head: text.act,
      kind: 'actions',
      cell: (event) => (
        <div className={styles.acts}>
          <ButtonLink
            kind="secondary"
            to="/admin/events/$eventId"
            params={{ eventId: event.id }}
            aria-label={`${text.edit}: ${event.title}`}
          >
            {text.edit}
          </ButtonLink>
          {(['cancel', 'delete'] as const)
            .filter((how) => how === 'delete' || event.status !== 'cancelled')
            .map((how) => (
              <Button
                key={how}
                kind="plain"
                aria-label={`${text[how]}: ${event.title}`}
                onClick={() => onEnd({ how, event })}
              >
                {text[how]}
              </Button>
            ))}
        </div>
      ),
    },
  ];
  return <DataTable caption={text.caption} columns={columns} rows={events} keyOf={({ id }) => id} />;
}
