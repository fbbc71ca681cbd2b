import type { Channel } from './channels.ts';
import type { Split } from './split.ts';

/** What a buyer asks for. */
export type Order = {
  reservationId: string;
  channel: Channel;
  /** Left out: all of it by card, whatever the reservation costs. */
  split?: Split;
  /** What the gateway takes the card by. */
  token: string;
};
