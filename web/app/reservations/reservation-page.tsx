import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { paymentQuery } from '../checkout/checkout-query.ts';
import { HoldClock } from '../checkout/hold-clock.tsx';
import { PaidWith } from '../checkout/paid-with.tsx';
import { ButtonLink } from '../design/button.tsx';
import { texts, useText } from '../language/language.ts';
import { Page } from '../layout/page.tsx';
import { CancelButton } from './cancel-button.tsx';
import { Facts } from './facts.tsx';
import { Items } from './items.tsx';
import { Refunds } from './refunds.tsx';
import styles from './reservation-page.module.css';
import { reservationQuery } from './reservations-query.ts';
import { type Listed, type State, stateOf } from './state.ts';

const words = texts({
  ko: { title: '예매 상세', pay: '결제하기', look: '결제 확인', tickets: '티켓 보기', all: '전체 예매 내역' },
  en: {
    title: 'Booking',
    pay: 'Pay',
    look: 'Check payment',
    tickets: 'Show tickets',
    all: 'All bookings',
  },
});

const LOOK_AGAIN_MS = 3_000;
/** States that pass by themselves. */
const PASSING: ReadonlySet<State> = new Set(['unpaid', 'paying', 'refunding']);

/** One own reservation with its payment, as it is now: what is under way is followed until it is done. */
export function ReservationPage() {
  const text = useText(words);
  const { reservationId } = useParams({ from: '/reservations/$reservationId' });
  const { data: reservation } = useSuspenseQuery({
    ...reservationQuery(reservationId),
    refetchInterval: ({ state }) => state.data && PASSING.has(stateOf(state.data)) && LOOK_AGAIN_MS,
  });
  const { data: payment } = useSuspenseQuery({
    ...paymentQuery(reservationId),
    refetchInterval: ({ state }) =>
      (isUnderWay(stateOf(reservation, state.data)) ||
        state.data?.refunds.some(({ status }) => status === 'PENDING')) &&
      LOOK_AGAIN_MS,
  });
  const state = stateOf(reservation, payment);
  return (
    <Page title={text.title} tabTitle={reservation.event_title} narrow>
      <Facts reservation={reservation} state={state}>
        <NextStep reservation={reservation} state={state} />
      </Facts>
      <Items reservation={reservation} />
      {payment && payment.status !== 'FAILED' && <PaidWith payment={payment} />}
      {payment && <Refunds refunds={payment.refunds} />}
      <CancelButton reservation={reservation} state={state} payment={payment} />
      <div>
        <ButtonLink kind="plain" to="/my-reservations">
          {text.all}
        </ButtonLink>
      </div>
    </Page>
  );
}

/** Whether money is moving. */
const isUnderWay = (state: State) => state === 'paying' || state === 'refunding';

function NextStep({ reservation, state }: { reservation: Listed; state: State }) {
  const text = useText(words);
  const params = { reservationId: reservation.id };
  if (state === 'confirmed')
    return (
      <ButtonLink wide to="/reservations/$reservationId/tickets" params={params}>
        {text.tickets}
      </ButtonLink>
    );
  const isUnpaid = state === 'unpaid';
  if (!isUnpaid && state !== 'paying') return null;
  return (
    <div className={styles.step}>
      {isUnpaid && reservation.expires_at && <HoldClock expiresAt={reservation.expires_at} />}
      <ButtonLink wide to="/payment/$reservationId" params={params}>
        {isUnpaid ? text.pay : text.look}
      </ButtonLink>
    </div>
  );
}
