import { useState } from 'react';
import { useNow } from '../api/use-now.ts';
import { useChannelText } from '../checkout/channel-text.ts';
import type { Payment } from '../checkout/checkout-query.ts';
import { Button } from '../design/button.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { leftOf } from './left-of.ts';
import type { Listed, State } from './state.ts';

const words = texts({
  ko: {
    cancel: '예매 취소',
    over: '공연이 시작되어 더 이상 취소할 수 없습니다.',
    paying: '결제를 확인하는 동안에는 취소할 수 없습니다.',
    seats: '좌석은 바로 다시 판매되며 되돌릴 수 없습니다. 티켓은 쓸 수 없게 됩니다.',
    nothing: '결제한 금액이 없어 환불되는 금액도 없습니다.',
    card: (amount: string, way: string) =>
      `${amount}은 결제한 수단(${way})으로 환불됩니다. 카드사에 따라 며칠 걸릴 수 있습니다.`,
    points: (points: string) => `${points}는 포인트로 바로 돌아옵니다.`,
  },
  en: {
    cancel: 'Cancel booking',
    over: 'The event has begun: the booking can no longer be cancelled.',
    paying: 'While the payment is being looked into, the booking cannot be cancelled.',
    seats: 'The seats go on sale again at once, and the tickets are void. This cannot be undone.',
    nothing: 'Nothing has been paid, so nothing comes back.',
    card: (amount: string, way: string) =>
      `${amount} goes back the way it was paid (${way}). That may take your bank some days.`,
    points: (points: string) => `${points} comes back as points at once.`,
  },
});

type Props = { reservation: Listed; state: State; payment: Payment | null };

/** Gives the reservation back after saying what comes back and how; or says why that is not possible. */
export function CancelButton({ reservation, state, payment }: Props) {
  const text = useText(words);
  const [isAsking, setAsking] = useState(false);
  const now = useNow();
  if (state === 'paying') return <p>{text.paying}</p>;
  if (state !== 'unpaid' && state !== 'confirmed') return null;
  if (Date.parse(reservation.event_date) <= now) return <p>{text.over}</p>;
  return (
    <>
      <div>
        <Button kind="danger" onClick={() => setAsking(true)}>
          {text.cancel}
        </Button>
      </div>
      {isAsking && (
        <CancelDialog
          reservationId={reservation.id}
          onClose={() => setAsking(false)}
          onCancelled={() => setAsking(false)}
        >
          <p>{text.seats}</p>
          <ComesBack payment={state === 'confirmed' ? payment : null} />
        </CancelDialog>
      )}
    </>
  );
}

function ComesBack({ payment }: { payment: Payment | null }) {
  const text = useText(words);
  const channels = useChannelText();
  const format = useFormat();
  const { card, points } = payment ? leftOf(payment) : { card: 0, points: 0 };
  if (!payment || card + points === 0) return <p>{text.nothing}</p>;
  const way = channels[payment.channel === 'mixed' ? 'card' : payment.channel];
  return (
    <>
      {card > 0 && <p>{text.card(format.won(card), way)}</p>}
      {points > 0 && <p>{text.points(format.points(points))}</p>}
    </>
  );
}
