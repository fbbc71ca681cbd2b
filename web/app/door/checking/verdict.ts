import type { components } from '../../api/types/reservation.ts';

type CheckIn = components['schemas']['CheckIn'];

/** What the person at the door is told of a scan. */
export type Verdict = {
  /** `unchecked`: there was no network, and nothing kept to check it by. */
  result: CheckIn['result'] | 'unchecked';
  /** By what the phone keeps: the shop has not said so. */
  isOffline: boolean;
  ticket?: { id: string; label: string; reservationNumber?: string };
  /** Signed by us, though the list that the phone keeps is older than it. */
  isNewer?: true;
  /** Typed, and not on the list that the phone keeps: one that was bought later is not on it. */
  isNotListed?: true;
  /** The title of the event it is for, where it is another one's. */
  otherEvent?: string | undefined;
  usedAt?: string | undefined;
  usedAtDoor?: string | undefined;
};

/** The shop's own answer. */
export const verdictOf = ({ result, ticket, event, usedAt, usedAtDoor }: CheckIn): Verdict => ({
  result,
  isOffline: false,
  ...(ticket && { ticket }),
  ...(event && { otherEvent: event.title }),
  usedAt,
  usedAtDoor,
});
