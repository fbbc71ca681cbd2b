import { useSuspenseQuery } from '@tanstack/react-query';
import { serverNow } from '../api/server-clock.ts';
import { ButtonLink } from '../design/button.tsx';
import { Empty } from '../design/card.tsx';
import { texts, useText } from '../language/language.ts';
import { Page } from '../layout/page.tsx';
import { ReservationRow } from './reservation-row.tsx';
import styles from './reservations-page.module.css';
import { reservationsQuery } from './reservations-query.ts';
import { grouped, type Listed, stateOf } from './state.ts';
import { UnpaidRow } from './unpaid-row.tsx';

const words = texts({
  ko: {
    title: '예매 내역',
    none: '아직 예매한 공연이 없습니다. 예매하면 티켓과 결제 내역을 여기서 볼 수 있습니다.',
    find: '공연 둘러보기',
    tickets: '티켓 보기',
    groups: {
      unpaid: '결제를 기다리는 예매',
      upcoming: '다가오는 공연',
      past: '지난 공연',
      ended: '취소·환불된 예매',
    },
  },
  en: {
    title: 'My bookings',
    none: 'No bookings yet. Once you have booked, your tickets and payments are here.',
    find: 'Look at events',
    tickets: 'Show tickets',
    groups: {
      unpaid: 'Waiting for payment',
      upcoming: 'Upcoming',
      past: 'Past',
      ended: 'Cancelled',
    },
  },
});

const LOOK_AGAIN_MS = 5_000;
const ORDER = ['unpaid', 'upcoming', 'past', 'ended'] as const;

/** Whether something of the list changes by itself. */
const moves = (reservation: Listed) => ['unpaid', 'refunding'].includes(stateOf(reservation));

/** All own reservations: what has to be done, what is next, and what was. */
export function ReservationsPage() {
  const text = useText(words);
  const { data: reservations } = useSuspenseQuery({
    ...reservationsQuery,
    refetchInterval: ({ state }) => state.data?.some(moves) && LOOK_AGAIN_MS,
  });
  const groups = grouped(reservations, serverNow());
  return (
    <Page title={text.title}>
      {reservations.length === 0 && (
        <Empty>
          <p>{text.none}</p>
          <ButtonLink to="/search">{text.find}</ButtonLink>
        </Empty>
      )}
      {ORDER.filter((name) => groups[name].length > 0).map((name) => (
        <section key={name} className={styles.group} aria-labelledby={`group-${name}`}>
          <h2 id={`group-${name}`}>{text.groups[name]}</h2>
          <ul className={styles.list}>
            {groups[name].map((reservation) =>
              name === 'unpaid' ? (
                <UnpaidRow key={reservation.id} reservation={reservation} />
              ) : (
                <ReservationRow key={reservation.id} reservation={reservation} state={stateOf(reservation)}>
                  {name === 'upcoming' && (
                    <ButtonLink
                      kind="secondary"
                      to="/reservations/$reservationId/tickets"
                      params={{ reservationId: reservation.id }}
                    >
                      {text.tickets}
                    </ButtonLink>
                  )}
                </ReservationRow>
              ),
            )}
          </ul>
        </section>
      ))}
    </Page>
  );
}
