import type { RoomState } from '../room/settings.ts';

/** What the hub sends. `timestamp` is an ISO string; no message names a buyer but to that buyer. */
export type ServerMessages = {
  'ticket-updated': (stock: {
    ticketTypeId: string;
    availableQuantity: number;
    totalQuantity: number;
    version: number;
    timestamp: string;
  }) => void;
  'seat-selected': (seat: SeatMessage<'locked' | 'reserved'>) => void;
  'seat-locked': (seat: SeatMessage<'locked'>) => void;
  'seat-released': (seat: SeatMessage<'available'>) => void;
  'queue-updated': (line: { queueSize: number; timestamp: string }) => void;
  'queue-progress': (line: QueueProgress) => void;
  'queue-cleared': (notice: { message: string }) => void;
  'queue-entry-allowed': (entry: { userId: string; eventId: string; message: string }) => void;
  /** `offset` is that of the last message of the stream before it. */
  'room-info': (room: { eventId: string; userCount: number }, offset?: string) => void;
  'session-restored': (session: RestoredSession) => void;
};

type SeatMessage<Status> = { seatId: string; status: Status; version: number; timestamp: string };

/**
 * How a line stands, once a second. Who has the number n finds the two marks around it, and between them how many
 * are ahead; the first mark is the head of the line, the last its end.
 */
export type QueueProgress = {
  eventId: string;
  queueSize: number;
  currentUsers: number;
  /** People called up a second, of late; null when too few were. */
  pace: number | null;
  /** It has fallen within the last minute. */
  slowed: boolean;
  /** The line is being built up again from what its people carry: who has a ticket should ask where they stand. */
  recovering: boolean;
  state: RoomState;
  marks: [number: number, ahead: number][];
  timestamp: string;
};

export type RestoredSession = {
  eventId: string | null;
  queueEventId: string | null;
  seatEventId: string | null;
  selectedSeats: string[];
};

/** What clients send. They may send anything, so payloads are unknown until they are read. */
export type ClientMessages = {
  'join-event': (payload: unknown) => void;
  'leave-event': (payload: unknown) => void;
  'join-queue': (payload: unknown) => void;
  'join-seat-selection': (payload: unknown) => void;
  'seat-selection-changed': (payload: unknown) => void;
};
