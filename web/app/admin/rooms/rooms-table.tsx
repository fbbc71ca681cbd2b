import { useQueries } from '@tanstack/react-query';
import { ButtonLink } from '../../design/button.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import type { ListedEvent } from '../events/events-query.ts';
import { DataTable, TwoLines } from '../table/data-table.tsx';
import { listedRoomQuery } from './room-query.ts';
import { StateBadge } from './state-badge.tsx';

const words = texts({
  ko: {
    caption: '대기실 현황',
    event: '공연',
    state: '상태',
    waiting: '대기',
    inside: '입장',
    pace: '1분간 입장',
    actions: '작업',
    open: '관리',
    openOne: (title: string) => `${title} 대기실 관리`,
    sale: (at: string) => `판매 시작 ${at}`,
  },
  en: {
    caption: 'Waiting rooms now',
    event: 'Event',
    state: 'State',
    waiting: 'Waiting',
    inside: 'Inside',
    pace: 'Admitted in a minute',
    actions: 'Actions',
    open: 'Manage',
    openOne: (title: string) => `Manage the waiting room of ${title}`,
    sale: (at: string) => `On sale from ${at}`,
  },
});

/** In the place of a figure that is not known yet. */
const UNKNOWN = '–';

/** The rooms of these events, each looked at by itself. */
export function RoomsTable({ events }: { events: readonly ListedEvent[] }) {
  const text = useText(words);
  const { number, dateTime } = useFormat();
  const rooms = useQueries({ queries: events.map(({ id }) => listedRoomQuery(id)) });
  const rows = events.map((event, index) => ({ event, room: rooms[index]?.data }));
  return (
    <DataTable
      caption={text.caption}
      rows={rows}
      keyOf={({ event }) => event.id}
      columns={[
        {
          head: text.event,
          cell: ({ event }) => (
            <TwoLines main={event.title} more={text.sale(dateTime(event.sale_start_date))} />
          ),
        },
        { head: text.state, cell: ({ room }) => (room ? <StateBadge state={room.state} /> : UNKNOWN) },
        {
          head: text.waiting,
          kind: 'number',
          cell: ({ room }) => (room ? number(room.queueSize) : UNKNOWN),
        },
        {
          head: text.inside,
          kind: 'number',
          cell: ({ room }) => (room ? `${number(room.currentUsers)} / ${number(room.threshold)}` : UNKNOWN),
        },
        {
          head: text.pace,
          kind: 'number',
          cell: ({ room }) => (room ? number(room.admittedLastMinute) : UNKNOWN),
        },
        {
          head: text.actions,
          kind: 'actions',
          cell: ({ event }) => (
            <ButtonLink
              kind="secondary"
              to="/admin/rooms/$eventId"
              params={{ eventId: event.id }}
              aria-label={text.openOne(event.title)}
            >
              {text.open}
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}
