import type { ReactNode } from 'react';
import { isRefusal } from '../api/refusal.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Notice, RefusalNotice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import { useCancel } from './use-cancel.ts';

const words = texts({
  ko: {
    title: '예매를 취소할까요?',
    keep: '예매 유지',
    cancel: '예매 취소',
    late: '이미 입장한 티켓이 있거나 공연이 시작되어 취소할 수 없습니다.',
  },
  en: {
    title: 'Cancel this booking?',
    keep: 'Keep it',
    cancel: 'Cancel booking',
    late: 'Somebody has come in with one of these tickets, or the event has begun: it can no longer be cancelled.',
  },
});

type Props = {
  reservationId: string;
  /** What cancelling means for this reservation. */
  children: ReactNode;
  onClose: () => void;
  onCancelled: () => void;
};

/** Asks once more before a reservation is given back. */
export function CancelDialog({ reservationId, children, onClose, onCancelled }: Props) {
  const text = useText(words);
  const cancelling = useCancel(reservationId, onCancelled);
  return (
    <Dialog
      title={text.title}
      onClose={onClose}
      actions={
        <>
          <Button kind="secondary" onClick={onClose}>
            {text.keep}
          </Button>
          <Button kind="danger" busy={cancelling.isPending} onClick={() => cancelling.mutate()}>
            {text.cancel}
          </Button>
        </>
      }
    >
      {children}
      {isRefusal(cancelling.error, 'ILLEGAL_TRANSITION') ? (
        <Notice kind="bad">{text.late}</Notice>
      ) : (
        <RefusalNotice error={cancelling.error} />
      )}
    </Dialog>
  );
}
