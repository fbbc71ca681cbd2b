import { useMutation, useQueryClient, useSuspenseQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { isRefusal } from '../api/refusal.ts';
import { serverNow } from '../api/server-clock.ts';
import { useNow } from '../api/use-now.ts';
import { type Attempt, forgetAttempt, keepAttempt, keptAttempt } from './attempt.ts';
import { checkoutQuery, paymentQuery } from './checkout-query.ts';
import type { Order } from './order.ts';
import { standingOf, tookNothing } from './standing.ts';

const ASK_EVERY_MS = 2_000;
/** How long a gateway that is away is left alone when nobody says. */
const AWAY_SECONDS = 5;

/** Paying for one reservation: where it stands, and the one way to send an attempt. */
export function useCheckout(reservationId: string) {
  const queries = useQueryClient();
  const [attempt, setAttempt] = useState(() => keptAttempt(reservationId));
  // What the services said before the attempt ended says nothing about it.
  const [endedAt, setEndedAt] = useState(0);
  const [retryAt, setRetryAt] = useState(0);
  const [reservation, payment] = useSuspenseQueries({
    queries: [checkoutQuery(reservationId), paymentQuery(reservationId)],
  });
  const askAgain = () => queries.refetchQueries({ queryKey: ['reservations', reservationId] });

  const sending = useMutation({
    mutationKey: ['pay', reservationId],
    mutationFn: send,
    // Without a network it fails now: nothing is paid later that nobody watches.
    networkMode: 'always',
    onSuccess: () => {
      forgetAttempt(reservationId);
      queries.setQueryData(
        checkoutQuery(reservationId).queryKey,
        (was) =>
          was && {
            ...was,
            status: 'confirmed' as const,
            payment_status: 'completed' as const,
            expires_at: null,
          },
      );
      void queries.invalidateQueries({ queryKey: ['reservations'] });
      void queries.invalidateQueries({ queryKey: ['points'] });
    },
    onError: async (error) => {
      if (!tookNothing(error)) {
        setEndedAt(Date.now());
        void askAgain();
        return;
      }
      forgetAttempt(reservationId);
      setAttempt(undefined);
      if (isRefusal(error, 'PAYMENT_UNAVAILABLE'))
        setRetryAt(serverNow() + (error.retryAfter ?? AWAY_SECONDS) * 1000);
      if (isRefusal(error, 'INSUFFICIENT_POINTS')) void queries.invalidateQueries({ queryKey: ['points'] });
      // The next attempt has to know this one's failure from its own.
      await askAgain();
    },
  });

  const isKnown = reservation.dataUpdatedAt > endedAt && payment.dataUpdatedAt > endedAt;
  const found = standingOf(reservation.data, payment.data, attempt);
  const standing = isKnown || found === 'paid' ? found : 'running';
  // At the deadline too the shop has the last word.
  const isOver = Date.parse(reservation.data.expires_at ?? '') < useNow();
  const isAsking = !sending.isPending && (standing === 'running' || standing === 'lost' || isOver);
  useEffect(() => {
    if (!isAsking) return;
    const key = ['reservations', reservationId];
    const timer = setInterval(() => void queries.refetchQueries({ queryKey: key }), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isAsking, queries, reservationId]);

  const start = (next: Attempt) => {
    // A second click finds the first one's request on its way.
    if (queries.isMutating({ mutationKey: ['pay', reservationId] }) > 0) return;
    keepAttempt(reservationId, next);
    setAttempt(next);
    sending.mutate(next);
  };
  return {
    reservation: reservation.data,
    standing,
    isSending: sending.isPending,
    error: attempt ? null : sending.error,
    /** By the shop's clock, when another try makes sense. */
    retryAt,
    pay: (order: Order) => start({ key: crypto.randomUUID(), order, after: payment.data?.id ?? null }),
    /** Sends the attempt that got lost once more, as it was. */
    resume: attempt && (() => start(attempt)),
    /** Gives the lost attempt up: what arrives of it all the same is found by asking. */
    giveUp: () => {
      forgetAttempt(reservationId);
      setAttempt(undefined);
    },
  };
}

async function send({ key, order }: Attempt): Promise<void> {
  const params = { header: { 'idempotency-key': key } };
  if (order.by === 'method') await answer(api.POST('/api/payments/process', { params, body: order.body }));
  else await answer(api.POST('/api/payments', { params, body: order.body }));
}
