import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { texts, useText } from '../language/language.ts';
import { CancelDialog } from '../reservations/cancel-dialog.tsx';
import type { Checkout } from './checkout-query.ts';

const words = texts({
  ko: { leave: '예매 취소', more: '잡아 둔 자리를 놓습니다. 아직 결제하지 않아 청구되는 금액은 없습니다.' },
  en: {
    leave: 'Cancel booking',
    more: 'Your seats are given back. You have not paid, so nothing is charged.',
  },
});

/** Gives the hold back and leads to the event it was for. */
export function LeaveButton({ reservation }: { reservation: Checkout }) {
  const text = useText(words);
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button kind="plain" onClick={() => setAsking(true)}>
        {text.leave}
      </Button>
      {isAsking && (
        <CancelDialog
          reservationId={reservation.id}
          onClose={() => setAsking(false)}
          onCancelled={() =>
            void navigate({ to: '/events/$eventId', params: { eventId: reservation.event_id } })
          }
        >
          <p>{text.more}</p>
        </CancelDialog>
      )}
    </>
  );
}
