/** What somebody at the door holds in front of the phone. */
export type Scan = {
  /** What the picture says, or the short code that was typed. */
  code: string;
  /** The event whose door it is. */
  eventId: string;
  /** ISO-8601, UTC: when it was scanned, where that was without a network. */
  at?: string | undefined;
  /** The name of the door. */
  device?: string | undefined;
  /** Of this scan alone: sent again it gets the answer that the first got. */
  nonce: string;
};

/** A scan whose code was read; undefined when it is of no ticket of ours. */
export type ReadScan = Scan & { ticketId: string | undefined };
