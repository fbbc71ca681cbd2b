import { useQuery } from '@tanstack/react-query';
import { paymentQuery } from '../checkout/checkout-query.ts';
import { HoldClock } from '../checkout/hold-clock.tsx';
import { ButtonLink } from '../design/button.tsx';
import { texts, useText } from '../language/language.ts';
import { ReservationRow } from './reservation-row.tsx';
import { type Listed, stateOf } from './state.ts';

const words = texts({
  ko: { pay: '결제하기', look: '결제 확인' },
  en: { pay: 'Pay', look: 'Check payment' },
});

/** A hold with its clock, and the way to pay for it. */
export function UnpaidRow({ reservation }: { reservation: Listed }) {
  const text = useText(words);
  const { data: payment } = useQuery(paymentQuery(reservation.id));
  const state = stateOf(reservation, payment);
  return (
    <ReservationRow reservation={reservation} state={state}>
      {state === 'unpaid' && reservation.expires_at && <HoldClock expiresAt={reservation.expires_at} />}
      <ButtonLink to="/payment/$reservationId" params={{ reservationId: reservation.id }}>
        {state === 'unpaid' ? text.pay : text.look}
      </ButtonLink>
    </ReservationRow>
  );
}
