import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ButtonLink } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { RefusalNotice } from '../../design/notice.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { Facts } from '../table/facts.tsx';
import { AdministerDialog } from './administer-dialog.tsx';
import { Items } from './items.tsx';
import { PaymentState, ReservationBadge } from './reservation-badge.tsx';
import { type AdminReservation, adminReservationQuery } from './reservations-query.ts';

const words = texts({
  ko: {
    title: (number: string) => `예매 ${number}`,
    event: '공연',
    buyer: '예매자',
    amount: '금액',
    status: '상태',
    made: '예매한 때',
    until: '결제 기한',
    ended: '취소 이유',
    payments: '결제 내역',
    cancel: '예매 취소',
    confirm: '직접 확정',
    close: '닫기',
  },
  en: {
    title: (number: string) => `Booking ${number}`,
    event: 'Event',
    buyer: 'Buyer',
    amount: 'Amount',
    status: 'Status',
    made: 'Made',
    until: 'To be paid by',
    ended: 'Why cancelled',
    payments: 'Payments',
    cancel: 'Cancel booking',
    confirm: 'Confirm by hand',
    close: 'Close',
  },
});

const reasonWords = texts({
  ko: {
    owner: '예매자가 취소',
    replaced: '새 예매로 바뀜',
    expired: '결제 기한 지남',
    admin: '관리자가 취소',
    event_cancelled: '공연 취소',
  },
  en: {
    owner: 'By its buyer',
    replaced: 'Replaced by another booking',
    expired: 'Not paid in time',
    admin: 'By an administrator',
    event_cancelled: 'The event was called off',
  },
});

type Act = 'cancelled' | 'confirmed';

/** One reservation: its facts, what it is for, and what an administrator may do with it now. */
export function ReservationDialog({ row, onClose }: { row: AdminReservation; onClose: () => void }) {
  const text = useText(words);
  const reasons = useText(reasonWords);
  const { won, dateTime } = useFormat();
  const [act, setAct] = useState<Act>();
  const { data, error } = useQuery(adminReservationQuery(row.id));
  const now = data?.reservation ?? row;
  const { expires_at = null, cancel_reason = null } = data?.reservation ?? {};
  if (act) return <AdministerDialog reservation={now} act={act} onClose={() => setAct(undefined)} />;
  return (
    <Dialog
      title={text.title(row.reservation_number)}
      onClose={onClose}
      actions={
        <>
          <ButtonLink kind="plain" to="/admin/payments" search={{ reservation: row.id }}>
            {text.payments}
          </ButtonLink>
          {now.status === 'pending' && (
            <Button kind="secondary" onClick={() => setAct('confirmed')}>
              {text.confirm}
            </Button>
          )}
          {now.status !== 'cancelled' && (
            <Button kind="danger" onClick={() => setAct('cancelled')}>
              {text.cancel}
            </Button>
          )}
          <Button kind="secondary" onClick={onClose}>
            {text.close}
          </Button>
        </>
      }
    >
      <Facts
        facts={[
          [
            text.status,
            <>
              <ReservationBadge status={now.status} /> <PaymentState status={now.payment_status} />
            </>,
          ],
          cancel_reason && [text.ended, reasons[cancel_reason]],
          [text.event, `${now.event_title} · ${dateTime(now.event_date)} · ${now.venue}`],
          [text.buyer, `${now.user_name} · ${now.user_email}`],
          [text.amount, won(now.total_amount)],
          [text.made, dateTime(now.created_at)],
          now.status === 'pending' && expires_at && [text.until, dateTime(expires_at)],
        ]}
      />
      {data && <Items items={data.items} />}
      <RefusalNotice error={error} />
    </Dialog>
  );
}
