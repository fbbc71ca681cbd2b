import { counter } from '#shared/telemetry/metrics.ts';
import { RESULTS, type Result } from './check-ins/outcome.ts';

const created = counter('tiketi_reservations_created_total', 'Reservations made', ['event_id', 'status']);
const cancelled = counter('tiketi_reservations_cancelled_total', 'Reservations cancelled', [
  'event_id',
  'reason',
]);
const expired = counter('tiketi_reservations_expired_total', 'Holds that ran out', ['event_id']);
const seatsReserved = counter('tiketi_seats_reserved_total', 'Seats that were held', ['event_id']);
const funnel = counter('tiketi_conversion_funnel_total', 'Buyers by how far they came', [
  'stage',
  'event_id',
]);
const checkIns = counter('tiketi_check_ins_total', 'Scans at the door, by what came of them', ['result']);
for (const result of RESULTS) checkIns({ result }, 0);

/** Since this process began. */
const soFar = { selected: 0, created: 0 };

/** A buyer has chosen and asks for it, in vain or not: the waiting room has let them in. */
export function countSelected(event_id: string): void {
  soFar.selected += 1;
  funnel({ stage: 'seat_select', event_id });
}

/** How many of those who asked for something got it; 0 before anybody asked. */
export const shareOfSelectedThatGot = (): number => soFar.created / Math.max(soFar.selected, 1);

/** Counted after the commit, by event; `seats` is 0 for standing tickets. */
export function countCreated(event_id: string, status: 'pending' | 'confirmed', seats: number): void {
  soFar.created += 1;
  created({ event_id, status });
  if (seats > 0) seatsReserved({ event_id }, seats);
  funnel({ stage: 'reservation_created', event_id });
}

export const countCancelled = (event_id: string, reason: string, reservations = 1): void =>
  cancelled({ event_id, reason }, reservations);

export const countExpired = (event_id: string): void => expired({ event_id });

/** A scan that was sent again counts again. */
export const countCheckIn = (result: Result): void => checkIns({ result });
