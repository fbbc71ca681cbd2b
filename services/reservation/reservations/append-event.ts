import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { EventData } from '#shared/events/contracts.ts';
import type { ReservationFacts } from '#shared/events/facts.ts';
import { appendEvent, appendEventOf, appendEventsOf } from '#shared/outbox/append.ts';
import { endVisitsOf } from '../admission/ended-visits.ts';
import { endsVisit } from '../admission/ends-visit.ts';
import type { CancelReason, ReservationTables } from '../db/schema.ts';

type ChangeType =
  | 'reservation.held'
  | 'reservation.confirmed'
  | 'reservation.cancelled'
  | 'reservation.expired';
type Change = Pick<EventData<'reservation.held'>, 'reservation' | 'seats' | 'stock'>;
/** What a change says beyond the reservation, its seats and its stock. */
type Beyond<T extends ChangeType> = Omit<EventData<T>, keyof Change | 'endsVisit'>;

/**
 * Records a change of a reservation with its facts, seats and stock as this transaction leaves them.
 * Seats are those of the items, whoever has them by now. Where the change ends the buyer's visit to the waiting
 * room, their pass is worth nothing any more from the same statement on; of a cancellation the event says whether.
 */
export const appendReservationEvent = <T extends ChangeType>(
  tx: Transaction<ReservationTables>,
  type: T,
  reservationId: string,
  beyond: Beyond<T>,
): Promise<void> => {
  const ends = endsVisit({ type, ...beyond });
  const said = type === 'reservation.cancelled' ? { ...beyond, endsVisit: ends } : beyond;
  return appendEventOf(
    tx,
    type,
    reservationId,
    sql`
      select ${JSON.stringify(said)}::jsonb || ${reservationChange}
      from reservations r where r.id = ${reservationId}`,
    ends ? endVisitsOf(sql`id = ${reservationId}`) : undefined,
  );
};

/**
 * The same of many whose event was called off, each as paid or not as its row says. Of their visits nothing is
 * said: such an event has no waiting room, and nothing to buy with a pass.
 */
export const appendCancellations = (
  tx: Transaction<ReservationTables>,
  reservationIds: readonly string[],
): Promise<void> =>
  appendEventsOf(
    tx,
    'reservation.cancelled',
    sql`
      select r.id as aggregate_id,
        jsonb_build_object('reason', r.cancel_reason, 'paid', r.payment_status = 'completed', 'endsVisit', false) || ${reservationChange} as data
      from reservations r where r.id = any(${reservationIds}) order by r.id`,
  );

/** The same of many whose time was over. */
export const appendExpirations = (
  tx: Transaction<ReservationTables>,
  reservationIds: readonly string[],
): Promise<void> =>
  appendEventsOf(
    tx,
    'reservation.expired',
    sql`
      select r.id as aggregate_id, ${reservationChange} as data
      from reservations r where r.id = any(${reservationIds}) order by r.id`,
    endVisitsOf(sql`id = any(${reservationIds})`),
  );

/** Records that money came for what can no longer be given; the buyer's visit is over. */
export const appendRejection = (
  tx: Transaction<ReservationTables>,
  reservationId: string,
  data: EventData<'reservation.payment_rejected'>,
): Promise<void> =>
  appendEvent(
    tx,
    'reservation.payment_rejected',
    reservationId,
    data,
    endVisitsOf(sql`id = ${reservationId}`),
  );

/** Why a reservation that waits for its refund was cancelled, in the words of the event that says so. */
export function cancelledFor(reason: CancelReason | null): EventData<'reservation.cancelled'>['reason'] {
  return reason === null || reason === 'expired' ? 'owner' : reason;
}

/** The seats and types of standing tickets that were taken off a reservation which goes on without them. */
export type TakenOff = { seatIds: string[]; ticketTypeIds: string[] };

/** Records that a reservation is smaller now: the seats and the stock are those that came back. */
export const appendReduced = (
  tx: Transaction<ReservationTables>,
  reservationId: string,
  { seatIds, ticketTypeIds }: TakenOff,
  beyond: Pick<EventData<'reservation.reduced'>, 'paymentId' | 'refundId'>,
): Promise<void> =>
  appendEventOf(
    tx,
    'reservation.reduced',
    reservationId,
    sql`
      select ${JSON.stringify(beyond)}::jsonb || ${changeOf({
        seats: sql`seats s where s.id = any(${seatIds})`,
        types: sql`ticket_types t where t.id = any(${ticketTypeIds})`,
      })}
      from reservations r where r.id = ${reservationId}`,
  );

/** SQL for the `Change` of the row `r`, with all its seats and types. */
const reservationChange = changeOf({
  seats: sql`reservation_items i join seats s on s.id = i.seat_id where i.reservation_id = r.id`,
  types: sql`reservation_items i join ticket_types t on t.id = i.ticket_type_id where i.reservation_id = r.id`,
});

/** SQL for a `Change` of the row `r`, with the seats `s` and the types `t` that these clauses find. */
function changeOf({ seats, types }: { seats: RawBuilder<unknown>; types: RawBuilder<unknown> }) {
  return sql`jsonb_build_object(
  'reservation', ${reservationFacts()},
  'seats', coalesce((
    select jsonb_agg(jsonb_build_object('id', s.id, 'label', s.seat_label, 'status', s.status, 'version', s.version) order by s.id)
    from ${seats}), '[]'),
  'stock', coalesce((
    select jsonb_agg(jsonb_build_object('ticketTypeId', t.id, 'availableQuantity', t.available_quantity,
      'totalQuantity', t.total_quantity, 'version', t.version) order by t.id)
    from ${types}), '[]'))`;
}

/** SQL for `ReservationFacts` of the row `r`. */
function reservationFacts() {
  return sql`jsonb_build_object(
  'id', r.id, 'number', r.reservation_number, 'version', r.version,
  'userId', r.user_id, 'userName', r.user_name, 'userEmail', r.user_email,
  'eventId', r.event_id, 'eventTitle', r.event_title, 'venue', r.venue, 'eventDate', ${iso('event_date')},
  'totalAmount', r.total_amount, 'kind', r.kind, 'expiresAt', ${iso('expires_at')},
  'visit', r.visit,
  'items', (
    select jsonb_agg(jsonb_build_object(
      'label', i.label, 'section', i.section, 'rowNumber', i.row_number, 'seatNumber', i.seat_number,
      'unitPrice', i.unit_price, 'quantity', i.quantity, 'subtotal', i.subtotal,
      'seatId', i.seat_id, 'ticketTypeId', i.ticket_type_id) order by i.position)
    from reservation_items i where i.reservation_id = r.id))`;
}

function iso(column: 'event_date' | 'expires_at') {
  return sql`to_char(${sql.ref(`r.${column}`)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** Facts alone, for answers and events that change nothing. */
export async function readReservationFacts(
  tx: Transaction<ReservationTables>,
  reservationId: string,
): Promise<ReservationFacts | undefined> {
  const { rows } = await sql<{ reservation: ReservationFacts }>`
    select ${reservationFacts()} as reservation from reservations r where r.id = ${reservationId}`.execute(
    tx,
  );
  return rows[0]?.reservation;
}
