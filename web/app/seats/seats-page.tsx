import { useSuspenseQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { serverNow } from '../api/server-clock.ts';
import type { components } from '../api/types/event.ts';
import { Loading } from '../design/spinner.tsx';
import { eventQuery } from '../event/event-query.ts';
import { isOnSaleAt } from '../event/sale-state.ts';
import { texts, useText } from '../language/language.ts';
import { Page } from '../layout/page.tsx';
import { useUser } from '../session/session.ts';
import { AdmissionLine } from './booking/admission-line.tsx';
import { useAdmission } from './booking/use-admission.ts';
import { SeatBooking } from './seat-booking.tsx';
import styles from './seats-page.module.css';
import { TicketBooking } from './tickets/ticket-booking.tsx';

const words = texts({
  ko: { seats: '좌석 선택', tickets: '티켓 선택' },
  en: { seats: 'Choose a seat', tickets: 'Choose tickets' },
});

type Event = components['schemas']['Event'];

/** Where seats or tickets are chosen: for who was let in, while the event is on sale. */
export function SeatsPage() {
  const { eventId } = useParams({ from: '/events/$eventId/seats' });
  const { event } = useSuspenseQuery(eventQuery(eventId)).data;
  const user = useUser();
  if (!isOnSaleAt(event, serverNow())) return <Navigate to="/events/$eventId" params={{ eventId }} replace />;
  return user && <Booking key={eventId} event={event} userId={user.id} />;
}

function Booking({ event, userId }: { event: Event; userId: string }) {
  const text = useText(words);
  const place = { userId, eventId: event.id };
  const { state, until } = useAdmission(place);
  if (state === 'waiting')
    return <Navigate to="/events/$eventId/waiting-room" params={{ eventId: event.id }} replace />;
  const title = event.seat_layout_id ? text.seats : text.tickets;
  return (
    <Page
      title={`${title}: ${event.title}`}
      tabTitle={`${title} · ${event.title}`}
      heading={
        <>
          <span className={styles.eyebrow}>{title}</span> {event.title}
        </>
      }
    >
      <AdmissionLine place={place} until={until} />
      <Suspense fallback={<Loading />}>
        {event.seat_layout_id ? <SeatBooking event={event} /> : <TicketBooking event={event} />}
      </Suspense>
    </Page>
  );
}
