import type { ColumnType, Generated } from 'kysely';
import type { Layout } from '#shared/events/facts.ts';

/** Written by the database or by the code, never left to chance: read as Date, written as Date or ISO string. */
type Instant = ColumnType<Date, Date | string, Date | string>;
type NullableInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** The reservation service's own copy of what it needs to know of an event. */
export type EventCopyTable = {
  id: string;
  title: string;
  venue: string;
  address: string | null;
  event_date: Instant;
  sale_start_date: Instant;
  sale_end_date: Instant;
  status: 'scheduled' | 'cancelled' | 'deleted';
  layout: ColumnType<Layout | null, string | null, string | null>;
  version: number;
  /** The catalogue has it; until then its offer can be withdrawn. */
  published: Generated<boolean>;
  made_at: Generated<Date>;
  /** What others were last told of its inventory, and how often they were. */
  sold_out: Generated<boolean>;
  min_price: Generated<number | null>;
  max_price: Generated<number | null>;
  ticket_type_count: Generated<number>;
  inventory_version: Generated<number>;
};

/** Events whose making failed: an offer for them that comes late is refused. */
export type WithdrawnOfferTable = { event_id: string; withdrawn_at: Generated<Date> };

/** How many reservations ended because an event was cancelled or deleted, by its version that said so. */
export type ClosedOfferTable = {
  event_id: string;
  version: number;
  cancelled_reservations: Generated<number>;
};

export type TicketTypeTable = {
  id: string;
  event_id: string;
  name: string;
  price: number;
  total_quantity: number;
  available_quantity: number;
  description: string | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

export type SeatStatus = 'available' | 'locked' | 'reserved';

export type SeatTable = {
  id: Generated<string>;
  event_id: string;
  section: string;
  row_number: number;
  seat_number: number;
  seat_label: string;
  price: number;
  status: Generated<SeatStatus>;
  /** Who holds or has it. */
  reservation_id: string | null;
  /** A locked seat is free again from then on, whether or not anybody tidied up. */
  held_until: NullableInstant;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

export type ReservationStatus = 'pending' | 'paying' | 'confirmed' | 'cancelled' | 'expired';
export type PaymentStatus = 'pending' | 'completed' | 'failed' | 'refunded';

export type CancelReason = 'owner' | 'replaced' | 'expired' | 'admin' | 'event_cancelled';

export type ReservationTable = {
  id: string;
  user_id: string;
  event_id: string;
  reservation_number: string;
  kind: 'seats' | 'tickets';
  total_amount: number;
  status: ReservationStatus;
  payment_status: Generated<PaymentStatus>;
  payment_method: string | null;
  /** The payment that was accepted. */
  payment_id: string | null;
  /** The payments that have begun and not failed: while there are any, the hold waits for them. */
  open_payments: Generated<string[]>;
  /** The payments that came to nothing before their checkout was opened: it is not opened any more. */
  forgone_payments: Generated<string[]>;
  /** Until when the buyer may begin to pay; null once that is settled. */
  expires_at: NullableInstant;
  /** Until when seats or stock are kept: `expires_at`, or later while a payment runs. */
  held_until: NullableInstant;
  cancel_reason: CancelReason | null;
  event_title: string;
  venue: string;
  address: string | null;
  event_date: Instant;
  user_name: string;
  user_email: string;
  /** The number of the buyer's visit to the waiting room in which it was made; null when nobody can say. */
  visit: number | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

export type ReservationItemTable = {
  id: Generated<string>;
  reservation_id: string;
  position: number;
  ticket_type_id: string | null;
  seat_id: string | null;
  label: string;
  section: string | null;
  row_number: number | null;
  seat_number: number | null;
  quantity: number;
  unit_price: number;
  subtotal: number;
};

/** Refunds of a part whose tickets were taken off their reservation. */
export type RefundedPartTable = { refund_id: string; reservation_id: string; at: Generated<Date> };

/** Up to which number the visits of a user to an event are over. A day later no pass of them is left. */
export type EndedAdmissionTable = {
  event_id: string;
  /** The nil UUID for everybody. */
  user_id: string;
  up_to: number;
  ended_at: Generated<Date>;
};

/** Who may reserve while the queue does not answer: all, or those alone who show a pass. */
export type WhenAway = 'open' | 'closed';

/** What the queue says of an event's waiting room. */
export type RoomPolicyTable = { event_id: string; when_away: WhenAway; version: number };

/** What lets one person in. Made, and made void, by the database: see tickets/table.ts. */
export type TicketTable = {
  id: Generated<string>;
  reservation_id: string;
  /** Among those of its reservation, from 1. */
  position: number;
  event_id: string;
  seat_id: string | null;
  ticket_type_id: string | null;
  label: string;
  section: string | null;
  row_number: number | null;
  seat_number: number | null;
  short_code: Generated<string>;
  issued_at: Generated<Date>;
  /** From when on it lets nobody in: cancelled, or refunded. */
  voided_at: NullableInstant;
  /** When somebody came in with it, whose account let them, at which door, and the scan that did it. */
  admitted_at: NullableInstant;
  admitted_by: string | null;
  door: string | null;
  nonce: string | null;
};

export type ReservationTables = {
  event_copies: EventCopyTable;
  withdrawn_offers: WithdrawnOfferTable;
  closed_offers: ClosedOfferTable;
  ticket_types: TicketTypeTable;
  seats: SeatTable;
  reservations: ReservationTable;
  reservation_items: ReservationItemTable;
  refunded_parts: RefundedPartTable;
  tickets: TicketTable;
  ended_admissions: EndedAdmissionTable;
  room_policies: RoomPolicyTable;
};
