import { useIsMutating, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { isRefusal } from '../api/refusal.ts';
import { useUser } from '../session/session.ts';
import { type ChargeAttempt, forgetAttempt, keepAttempt, useKeptAttempt } from './charge-attempt.ts';
import { chargeIdOf, tookNothing } from './charge-outcome.ts';
import { creditQuery, type PointHistory } from './points-query.ts';

const KEY = ['charge points'];
const ASK_EVERY_MS = 3_000;

type Sent = { userId: string; attempt: ChargeAttempt; isRepeat: boolean };

/** Charging points: the one way to send an attempt, and what became of it. */
export function useCharge() {
  const userId = useUser()?.id ?? '';
  const queries = useQueryClient();
  const attempt = useKeptAttempt(userId);
  const isSending = useIsMutating({ mutationKey: KEY }) > 0;
  const [credited, setCredited] = useState<PointHistory>();
  const end = (owner: string, history: PointHistory) => {
    forgetAttempt(owner);
    setCredited(history);
    void queries.invalidateQueries({ queryKey: ['points'] });
  };

  const sending = useMutation({
    mutationKey: KEY,
    mutationFn: ({ attempt: { key, amount, token } }: Sent) =>
      answer(
        api.POST('/api/points/charge', {
          params: { header: { 'idempotency-key': key } },
          body: { amount, payment_method: 'CARD', pg_token: token },
        }),
      ),
    // Without a network it fails now: nothing is charged later that nobody watches.
    networkMode: 'always',
    onSuccess: ({ history }, sent) => end(sent.userId, history),
    onError: (error, sent) => {
      if (tookNothing(error, sent.isRepeat)) forgetAttempt(sent.userId);
      else
        keepAttempt(sent.userId, { ...sent.attempt, chargeId: chargeIdOf(error) ?? sent.attempt.chargeId });
    },
  });

  const chargeId = attempt?.chargeId ?? '';
  const isAsking = chargeId !== '' && !isSending;
  const { data: credit } = useQuery({
    ...creditQuery(chargeId),
    enabled: isAsking,
    refetchInterval: ASK_EVERY_MS,
  });
  const onCredit = useEffectEvent((history: PointHistory) => end(userId, history));
  useEffect(() => {
    if (isAsking && credit) onCredit(credit);
  }, [isAsking, credit]);

  const send = (next: ChargeAttempt, isRepeat: boolean) => {
    // A second click finds the first one's request on its way.
    if (queries.isMutating({ mutationKey: KEY }) > 0) return;
    setCredited(undefined);
    keepAttempt(userId, next);
    sending.mutate({ userId, attempt: next, isRepeat });
  };
  const resume = () => attempt && send(attempt, true);

  // The shop has it in hand: it answers the same request once it is done.
  const isUnderWay = !isSending && attempt !== undefined && isRefusal(sending.error, 'PAYMENT_IN_PROGRESS');
  const onWaited = useEffectEvent(resume);
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setTimeout(onWaited, ASK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [isUnderWay]);

  return {
    /** Sent, and not known to have ended. */
    attempt,
    isSending,
    isResuming: sending.isPending && sending.variables.isRepeat,
    /** The shop says that it will know. */
    isBeingFound: chargeId !== '' || isRefusal(sending.error, 'PAYMENT_IN_PROGRESS'),
    /** The row that credited the last one. */
    credited,
    error: sending.error,
    charge: (amount: number, token: string) =>
      send({ key: crypto.randomUUID(), amount, token, chargeId: null }, false),
    /** Sends the attempt once more, as it was. */
    resume,
    /** What arrives of it all the same shows in the history. */
    giveUp: () => {
      forgetAttempt(userId);
      sending.reset();
    },
  };
}

export type Charging = ReturnType<typeof useCharge>;
