import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { ConfirmDialog } from '../confirm/confirm-dialog.tsx';
import type { AdminReservation } from './reservations-query.ts';
import { useAdminister } from './use-administer.ts';

const words = texts({
  ko: {
    cancelled: {
      title: '예매를 취소할까요?',
      act: '예매 취소',
      paid: (amount: string) =>
        `좌석과 티켓이 다시 판매되고, 결제한 ${amount}이 카드와 포인트로 전액 환불됩니다. 예매자에게 메일이 갑니다.`,
      held: '잡아 둔 좌석과 티켓이 바로 다시 판매됩니다. 예매자는 더 이상 결제할 수 없습니다.',
    },
    confirmed: {
      title: '결제 없이 확정할까요?',
      act: '직접 확정',
      paid: (amount: string) => `${amount}을 직접 받은 것으로 기록합니다.`,
      held: '예매가 확정되고 티켓이 발급됩니다. 카드나 포인트에서는 돈이 나가지 않으니, 다른 방법으로 받은 경우에만 확정해 주세요.',
    },
    forever: '되돌릴 수 없습니다.',
    refusals: {
      ILLEGAL_TRANSITION: '그사이 예매 상태가 바뀌었습니다. 돌아가서 지금 상태를 확인해 주세요.',
      ALREADY_CANCELLED: '이미 취소된 예매입니다.',
      PAYMENT_IN_PROGRESS: '예매자가 지금 결제하고 있습니다. 잠시 후 다시 시도해 주세요.',
      PAYMENT_UNCERTAIN: '결제 기록이 됐는지 아직 알 수 없습니다. 잠시 후 상태를 확인해 주세요.',
    },
  },
  en: {
    cancelled: {
      title: 'Cancel this booking?',
      act: 'Cancel booking',
      paid: (amount: string) =>
        `Its seats and tickets go back on sale, and the ${amount} paid goes back in full to card and points. Its buyer gets a mail.`,
      held: 'The seats and tickets it holds go back on sale at once. Its buyer can pay no longer.',
    },
    confirmed: {
      title: 'Confirm without a payment?',
      act: 'Confirm by hand',
      paid: (amount: string) => `It will be on record that ${amount} were paid by hand.`,
      held: 'The booking is confirmed and its tickets are issued. No card or points are charged: do so only when the money came another way.',
    },
    forever: 'There is no way back.',
    refusals: {
      ILLEGAL_TRANSITION: 'The booking has changed meanwhile. Go back to see how it stands.',
      ALREADY_CANCELLED: 'This booking is cancelled already.',
      PAYMENT_IN_PROGRESS: 'Its buyer is paying right now. Please try again in a moment.',
      PAYMENT_UNCERTAIN:
        'Nobody can say yet whether the payment is on record. Please look again in a moment.',
    },
  },
});

type Props = { reservation: AdminReservation; act: 'cancelled' | 'confirmed'; onClose: () => void };

/** Says what cancelling or confirming will do to this reservation, and does it. */
export function AdministerDialog({ reservation, act, onClose }: Props) {
  const { [act]: text, forever, refusals } = useText(words);
  const { won } = useFormat();
  const administer = useAdminister(reservation.id);
  const isPaid = reservation.payment_status === 'completed';
  return (
    <ConfirmDialog
      title={text.title}
      act={text.act}
      isDangerous={act === 'cancelled'}
      isBusy={administer.isPending}
      error={administer.error}
      explained={refusals}
      onAct={() => administer.mutate(act, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>
        <strong>{reservation.reservation_number}</strong> · {reservation.event_title} ·{' '}
        {reservation.user_name}
      </p>
      {!(act === 'cancelled' && isPaid) && <p>{text.held}</p>}
      {(isPaid || act === 'confirmed') && <p>{text.paid(won(reservation.total_amount))}</p>}
      <p>{forever}</p>
    </ConfirmDialog>
  );
}
