import type { ReadScan } from './scan.ts';

/** A ticket as it is once the scans had their effect. */
export type ScannedTicket = {
  id: string;
  event_id: string;
  title: string;
  reservation_number: string;
  label: string;
  section: string | null;
  row_number: number | null;
  seat_number: number | null;
  voided_at: Date | null;
  admitted_at: Date | null;
  door: string | null;
  nonce: string | null;
};

export const RESULTS = ['admitted', 'already_used', 'wrong_event', 'cancelled', 'unknown'] as const;
export type Result = (typeof RESULTS)[number];

/** What the person at the door is told of a scan. */
export function outcomeOf({ eventId, nonce }: ReadScan, ticket: ScannedTicket | undefined) {
  if (!ticket) return { result: 'unknown' as const };
  const told = { result: resultOf(ticket, eventId, nonce), ticket: ticketView(ticket) };
  switch (told.result) {
    case 'admitted':
    case 'already_used':
      return { ...told, usedAt: ticket.admitted_at?.toISOString(), usedAtDoor: ticket.door ?? undefined };
    case 'wrong_event':
      return { ...told, event: { id: ticket.event_id, title: ticket.title } };
    case 'cancelled':
      return told;
  }
}

/** Whom a scan has let in, it let in, whatever became of the ticket since: its answer may have been lost. */
function resultOf(ticket: ScannedTicket, eventId: string, nonce: string): Exclude<Result, 'unknown'> {
  if (ticket.event_id !== eventId) return 'wrong_event';
  if (ticket.nonce === nonce) return 'admitted';
  return ticket.voided_at ? 'cancelled' : 'already_used';
}

const ticketView = (ticket: ScannedTicket) => ({
  id: ticket.id,
  label: ticket.label,
  section: ticket.section,
  rowNumber: ticket.row_number,
  seatNumber: ticket.seat_number,
  reservationNumber: ticket.reservation_number,
});
