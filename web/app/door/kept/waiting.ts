import type { components } from '../../api/types/reservation.ts';

/** Somebody was let in without the shop's word, by `userId`, who alone may tell it. */
export type Waiting = {
  userId: string;
  ticketId: string;
  label: string;
  scan: components['schemas']['Scan'];
};

/** With its place in the queue, which the database gives. */
export type Queued = Waiting & { place: number };
