/** What this browser keeps of a place in a line, so that neither a reload nor a lost memory of the shop costs it. */
export type KeptPlace = {
  /** To be shown with each question. */
  ticket: string;
  /** By what the line is sorted; null before a draw. */
  number: number | null;
  /** How many were ahead when the place was first seen. */
  first: number;
  /** An earlier place ended while this page was away: this one is new. */
  lapsed: boolean;
};

/** Each account in each line has its own. */
export type Place = { userId: string; eventId: string };

const keyOf = ({ userId, eventId }: Place) => `queue-place:${userId}:${eventId}`;

export function readKept(place: Place): KeptPlace | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null');
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function keep(place: Place, kept: KeptPlace): void {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(kept));
  } catch {
    // The browser has no room for it: the shop knows the place all the same.
  }
}

export const forget = (place: Place): void => localStorage.removeItem(keyOf(place));

const isKept = (value: unknown): value is KeptPlace =>
  typeof value === 'object' &&
  value !== null &&
  'ticket' in value &&
  typeof value.ticket === 'string' &&
  'first' in value &&
  typeof value.first === 'number';
