import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { Field } from '../../design/field.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { ConfirmDialog } from '../confirm/confirm-dialog.tsx';
import { once } from '../confirm/kept-key.ts';
import { Tabs } from '../filters/tabs.tsx';

const words = texts({
  ko: {
    title: (name: string) => `${name} 님의 포인트 조정`,
    way: '방향',
    give: '더하기',
    take: '빼기',
    amount: '포인트',
    reason: '이유',
    hint: '회원이 자신의 포인트 내역에서 읽습니다.',
    acts: { give: (amount: string) => `${amount} 더하기`, take: (amount: string) => `${amount} 빼기` },
    refusals: { INSUFFICIENT_POINTS: '회원이 가진 포인트보다 많이 뺄 수 없습니다.' },
  },
  en: {
    title: (name: string) => `Adjust the points of ${name}`,
    way: 'Give or take',
    give: 'Give',
    take: 'Take',
    amount: 'Points',
    reason: 'Reason',
    hint: 'The user reads it in their history.',
    acts: { give: (amount: string) => `Give ${amount}`, take: (amount: string) => `Take ${amount}` },
    refusals: { INSUFFICIENT_POINTS: 'The user does not have that many.' },
  },
});

const WAYS = ['give', 'take'] as const;
const MOST = 1_000_000;

type Props = { user: { id: string; name: string }; onClose: () => void };

/** Gives somebody points by hand, or takes some, with a reason they read. */
export function AdjustPoints({ user, onClose }: Props) {
  const text = useText(words);
  const { points } = useFormat();
  const queries = useQueryClient();
  const [way, setWay] = useState<(typeof WAYS)[number]>('give');
  const [entered, setEntered] = useState('');
  const [reason, setReason] = useState('');
  const amount = Number(entered);
  const isReady = Number.isInteger(amount) && amount > 0 && amount <= MOST && reason.trim() !== '';
  const adjust = useMutation({
    mutationFn: () => {
      const body = { user_id: user.id, amount: way === 'give' ? amount : -amount, reason: reason.trim() };
      return once(`adjust ${JSON.stringify(body)}`, 'PAYMENT_IN_PROGRESS', (key) =>
        answer(api.POST('/api/points/adjustments', { params: { header: { 'idempotency-key': key } }, body })),
      );
    },
    networkMode: 'always',
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: ['admin', 'points', user.id] }),
  });
  return (
    <ConfirmDialog
      title={text.title(user.name)}
      act={text.acts[way](points(isReady ? amount : 0))}
      isDangerous={way === 'take'}
      isReady={isReady}
      isBusy={adjust.isPending}
      error={adjust.error}
      explained={text.refusals}
      onAct={() => adjust.mutate()}
      onClose={onClose}
    >
      <Tabs label={text.way} value={way} values={WAYS} nameOf={(one) => text[one]} onChoose={setWay} />
      <Field
        type="number"
        label={text.amount}
        min={1}
        max={MOST}
        inputMode="numeric"
        value={entered}
        onChange={({ target }) => setEntered(target.value)}
      />
      <Field
        label={text.reason}
        hint={text.hint}
        maxLength={200}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </ConfirmDialog>
  );
}
