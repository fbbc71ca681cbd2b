import type { Kysely } from 'kysely';
import type { OutboxRelay } from '#shared/outbox/relay.ts';
import type { RequireAdmission } from './admission/require-admission.ts';
import type { RecordManualPayment } from './checkout/record-manual-payment.ts';
import type { ReservationTables } from './db/schema.ts';
import type { SeatLock } from './holds/seat-lock.ts';
import type { TicketCodes } from './tickets/ticket-codes.ts';

export type Db = Kysely<ReservationTables>;

/** What the domain of this service works with. */
export type ReservationContext = {
  db: Db;
  relay: Pick<OutboxRelay, 'nudge'>;
  seatLock: SeatLock;
  requireAdmission: RequireAdmission;
  recordManualPayment: RecordManualPayment;
  ticketCodes: TicketCodes;
  limits: {
    holdMs: number;
    standingHoldMs: number;
    checkoutMs: number;
    /** How long an answer waits for a payment made by hand to confirm its reservation. */
    confirmationWaitMs: number;
  };
};
