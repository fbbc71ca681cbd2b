import { useEffect, useEffectEvent } from 'react';
import { serverNow } from '../api/server-clock.ts';
import { nextChange } from './sale-state.ts';

const AFTER_MS = 1_000;
const SPREAD_MS = 10_000;
/** A browser's timer holds 24 days, and a machine may sleep: what is further away is looked at again then. */
const LONGEST_MS = 3_600_000;

/**
 * Asks the shop again once the clock has changed the state of one of these events: once for all of them, and each
 * reader some seconds apart from the next. What the clock does is shown without asking.
 */
export function useRefetchAtChange(events: Parameters<typeof nextChange>[0], refetch: () => unknown): void {
  const askAgain = useEffectEvent(refetch);
  const next = useEffectEvent(() => nextChange(events, serverNow()));
  const dates = events.map((event) => [event.sale_start_date, event.sale_end_date, event.event_date]).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: other dates are another plan
  useEffect(() => {
    let timer: number | undefined;
    const plan = () => {
      const change = next();
      if (change !== undefined) wait(change + AFTER_MS + Math.random() * SPREAD_MS);
    };
    const wait = (due: number) => {
      const left = due - serverNow();
      if (left > 0) {
        timer = window.setTimeout(wait, Math.min(left, LONGEST_MS), due);
        return;
      }
      askAgain();
      plan();
    };
    plan();
    return () => window.clearTimeout(timer);
  }, [dates]);
}
