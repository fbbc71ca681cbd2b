import { useSyncExternalStore } from 'react';

/**
 * One intent to charge points, kept by this tab from before it is sent until its outcome is known. Sent again,
 * after a lost answer or a reload, it goes with the same key and the same body, and so charges once.
 */
export type ChargeAttempt = {
  key: string;
  amount: number;
  /** What the gateway takes the card by. */
  token: string;
  /** The shop's own name of it, once it has said one: its credit is known by it. */
  chargeId: string | null;
};

const watchers = new Set<() => void>();
const placeOf = (userId: string) => `charge ${userId}`;

export function keepAttempt(userId: string, attempt: ChargeAttempt): void {
  sessionStorage.setItem(placeOf(userId), JSON.stringify(attempt));
  tell();
}

export function forgetAttempt(userId: string): void {
  sessionStorage.removeItem(placeOf(userId));
  tell();
}

export function useKeptAttempt(userId: string): ChargeAttempt | undefined {
  const text = useSyncExternalStore(watch, () => sessionStorage.getItem(placeOf(userId)));
  return text === null ? undefined : JSON.parse(text);
}

const tell = () => {
  for (const watcher of watchers) watcher();
};

function watch(watcher: () => void) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
