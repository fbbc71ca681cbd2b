import { Navigate, useParams } from '@tanstack/react-router';
import { texts, useText } from '../language/language.ts';
import { Page } from '../layout/page.tsx';
import styles from './checkout-page.module.css';
import { HoldClock } from './hold-clock.tsx';
import { LeaveButton } from './leave-button.tsx';
import { OrderSummary } from './order-summary.tsx';
import { PayForm } from './pay-form.tsx';
import { Asking, Ended, Lost, Returned } from './standing-notes.tsx';
import { useCheckout } from './use-checkout.ts';

const words = texts({ ko: '결제', en: 'Checkout' });

/** From a hold to a paid reservation. */
export function CheckoutPage() {
  const { reservationId } = useParams({ from: '/payment/$reservationId' });
  return (
    <Page title={useText(words)}>
      <Checkout key={reservationId} reservationId={reservationId} />
    </Page>
  );
}

function Checkout({ reservationId }: { reservationId: string }) {
  const checkout = useCheckout(reservationId);
  const { reservation, standing } = checkout;
  if (standing === 'paid')
    return <Navigate to="/payment/$reservationId/success" params={{ reservationId }} replace />;
  const isOpen = standing === 'open' || standing === 'failed';
  return (
    <div className={styles.columns}>
      <div className={styles.side}>
        {(isOpen || standing === 'lost') && !checkout.isSending && reservation.expires_at && (
          <div className={styles.clock}>
            <HoldClock expiresAt={reservation.expires_at} />
          </div>
        )}
        <OrderSummary reservation={reservation} />
        {isOpen && !checkout.isSending && (
          <div className={styles.leave}>
            <LeaveButton reservation={reservation} />
          </div>
        )}
      </div>
      <div className={styles.main}>
        <Step checkout={checkout} />
      </div>
    </div>
  );
}

function Step({ checkout }: { checkout: ReturnType<typeof useCheckout> }) {
  const { reservation, standing, isSending, resume } = checkout;
  if (!isSending) {
    if (standing === 'running') return <Asking />;
    if (standing === 'returned') return <Returned reservation={reservation} />;
    if (standing === 'ended') return <Ended reservation={reservation} />;
    if (standing === 'lost' && resume) return <Lost onResume={resume} onGiveUp={checkout.giveUp} />;
  }
  return (
    <PayForm
      reservation={reservation}
      error={checkout.error}
      hasFailed={standing === 'failed'}
      isSending={isSending}
      retryAt={checkout.retryAt}
      onPay={checkout.pay}
    />
  );
}
