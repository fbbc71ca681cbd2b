import { useSuspenseQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ButtonLink } from '../design/button.tsx';
import { texts, useText } from '../language/language.ts';
import { Page } from '../layout/page.tsx';
import { useUser } from '../session/session.ts';
import { CalendarButton } from '../tickets/calendar-button.tsx';
import { forgetAttempt } from './attempt.ts';
import { type Checkout, checkoutQuery, paymentQuery } from './checkout-query.ts';
import { OrderSummary } from './order-summary.tsx';
import styles from './paid-page.module.css';
import { PaidWith } from './paid-with.tsx';

const words = texts({
  ko: {
    done: '결제가 완료되었습니다',
    mail: (address: string) => `예매 확인 메일을 ${address} 주소로 보내 드립니다.`,
    tickets: '티켓 보기',
    all: '예매 내역',
  },
  en: {
    done: 'You are going!',
    mail: (address: string) => `A confirmation is on its way to ${address}.`,
    tickets: 'Show tickets',
    all: 'My bookings',
  },
});

/** A reservation that was just paid. Whoever comes here without having paid goes back to the checkout. */
export function PaidPage() {
  const { reservationId } = useParams({ from: '/payment/$reservationId/success' });
  const { data: reservation } = useSuspenseQuery(checkoutQuery(reservationId));
  if (reservation.status !== 'confirmed')
    return <Navigate to="/payment/$reservationId" params={{ reservationId }} replace />;
  return <Paid key={reservationId} reservation={reservation} />;
}

function Paid({ reservation }: { reservation: Checkout }) {
  const text = useText(words);
  const { id } = reservation;
  const { data: payment } = useSuspenseQuery(paymentQuery(id));
  const user = useUser();
  useEffect(() => forgetAttempt(id), [id]);
  const { event_title: title, venue, event_date, reservation_number: number } = reservation;
  return (
    <Page title={text.done} narrow>
      {user && <p className={styles.mail}>{text.mail(user.email)}</p>}
      <OrderSummary reservation={reservation} />
      {payment && <PaidWith payment={payment} />}
      <div className={styles.actions}>
        <ButtonLink to="/reservations/$reservationId/tickets" params={{ reservationId: id }}>
          {text.tickets}
        </ButtonLink>
        <CalendarButton reservationId={id} number={number} event={{ title, venue, event_date }} />
        <ButtonLink kind="plain" to="/my-reservations">
          {text.all}
        </ButtonLink>
      </div>
    </Page>
  );
}
