import { Refusal } from '../../api/refusal.ts';

/**
 * Runs what must happen once, under a key that stays the same for the same intent until its outcome is known,
 * also over a reload. `intent` says all that it is, so that another one gets another key.
 */
export async function once<Done>(intent: string, act: (key: string) => Promise<Done>): Promise<Done> {
  const place = `once ${intent}`;
  const key = sessionStorage.getItem(place) ?? crypto.randomUUID();
  sessionStorage.setItem(place, key);
  try {
    const done = await act(key);
    sessionStorage.removeItem(place);
    return done;
  } catch (error) {
    if (isOutcome(error)) sessionStorage.removeItem(place);
    throw error;
  }
}

/** A refusal is one, unless the service itself does not know. */
const isOutcome = (error: unknown) =>
  error instanceof Refusal && error.status < 500 && error.code !== 'PAYMENT_IN_PROGRESS';
