import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer } from '../../../api/answer.ts';
import { api } from '../../../api/client.ts';
import { TextField } from '../../../design/field.tsx';
import { Notice, RefusalNotice } from '../../../design/notice.tsx';
import { Loading } from '../../../design/spinner.tsx';
import { texts, useText } from '../../../language/language.ts';
import { useFormat } from '../../../language/use-format.ts';
import { ConfirmDialog } from '../../confirm/confirm-dialog.tsx';
import { once } from '../../confirm/kept-key.ts';
import { Tabs } from '../../filters/tabs.tsx';
import { adminReservationQuery } from '../../reservations/reservations-query.ts';
import type { SeenPayment } from '../payments-query.ts';
import { PickItems } from './pick-items.tsx';
import { isAll, itemsOf, type Picked, sumOf } from './picked.ts';

const words = texts({
  ko: {
    title: '얼마를 환불할까요?',
    how: '환불 범위',
    whole: '전액',
    part: '좌석·티켓별',
    act: (amount: string) => `${amount} 환불`,
    wholeSays: (amount: string) => `남은 ${amount}을 모두 돌려주고 예매를 취소합니다.`,
    partSays: (amount: string) => `고른 좌석과 티켓의 ${amount}을 돌려주고, 나머지 예매는 그대로 둡니다.`,
    allSays: '모두 고르면 예매가 취소됩니다.',
    order: '카드로 낸 만큼 카드로 먼저, 나머지는 포인트로 돌아갑니다. 되돌릴 수 없습니다.',
    reason: '이유 (선택)',
    hint: '기록에만 남고 예매자에게는 보이지 않습니다.',
    refusals: {
      ILLEGAL_TRANSITION: '지금은 환불할 수 없는 결제이거나 이미 환불한 좌석입니다.',
      PAYMENT_IN_PROGRESS: '다른 환불이 진행 중입니다. 잠시 후 다시 시도해 주세요.',
    },
  },
  en: {
    title: 'How much goes back?',
    how: 'What to refund',
    whole: 'All of it',
    part: 'Seats or tickets',
    act: (amount: string) => `Refund ${amount}`,
    wholeSays: (amount: string) => `All that is left, ${amount}, goes back and the booking is cancelled.`,
    partSays: (amount: string) =>
      `${amount} go back for the seats and tickets you chose; the rest of the booking stays.`,
    allSays: 'With all of them the booking is cancelled.',
    order: 'It goes to the card first, up to what the card paid, then back as points. There is no way back.',
    reason: 'Reason (optional)',
    hint: 'For the record; the buyer does not see it.',
    refusals: {
      ILLEGAL_TRANSITION: 'This payment cannot be given back now, or these seats are given back already.',
      PAYMENT_IN_PROGRESS: 'Another refund is under way. Please try again in a moment.',
    },
  },
});

const WAYS = ['whole', 'part'] as const;

/** Gives a payment back, all of it or the price of some of its tickets. */
export function RefundDialog({ payment, onClose }: { payment: SeenPayment; onClose: () => void }) {
  const text = useText(words);
  const { won } = useFormat();
  const queries = useQueryClient();
  const [way, setWay] = useState<(typeof WAYS)[number]>('whole');
  const [picked, setPicked] = useState<Picked>({});
  const [reason, setReason] = useState('');
  const reservation = useQuery({ ...adminReservationQuery(payment.reservation_id), enabled: way === 'part' });
  const items = reservation.data?.items ?? [];
  const left = payment.amount - payment.returned_card - payment.returned_points;
  const amount = way === 'whole' ? left : sumOf(items, picked);
  const refund = useMutation({
    mutationFn: () => {
      const body = {
        ...(way === 'part' && { items: itemsOf(items, picked) }),
        ...(reason.trim() && { reason: reason.trim() }),
      };
      return once(`refund ${payment.id} ${JSON.stringify(body)}`, 'PAYMENT_IN_PROGRESS', (key) =>
        answer(
          api.POST('/api/payments/{id}/refund', {
            params: { path: { id: payment.id }, header: { 'idempotency-key': key } },
            body,
          }),
        ),
      );
    },
    networkMode: 'always',
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: ['admin'] }),
  });
  return (
    <ConfirmDialog
      title={text.title}
      act={text.act(won(amount))}
      isDangerous
      isReady={amount > 0}
      isBusy={refund.isPending}
      error={refund.error}
      explained={text.refusals}
      onAct={() => refund.mutate()}
      onClose={onClose}
    >
      <Tabs label={text.how} value={way} values={WAYS} nameOf={(one) => text[one]} onChoose={setWay} />
      {way === 'part' && (
        <>
          {reservation.isPending && <Loading />}
          <RefusalNotice error={reservation.error} onRetry={() => void reservation.refetch()} />
          {items.length > 0 && <PickItems items={items} picked={picked} onPick={setPicked} />}
        </>
      )}
      <p>{way === 'whole' ? text.wholeSays(won(left)) : text.partSays(won(amount))}</p>
      {way === 'part' && items.length > 0 && isAll(items, picked) && (
        <Notice kind="warn">{text.allSays}</Notice>
      )}
      <p>{text.order}</p>
      <TextField
        label={text.reason}
        hint={text.hint}
        rows={2}
        maxLength={200}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </ConfirmDialog>
  );
}
