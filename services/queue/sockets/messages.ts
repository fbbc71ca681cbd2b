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
  'queue-cleared': (notice: { message: string }) => void;
  'queue-entry-allowed': (entry: { userId: string; eventId: string; message: string }) => void;
  'room-info': (room: { eventId: string; userCount: number }) => void;
  'session-restored': (session: RestoredSession) => void;
};

type SeatMessage<Status> = { seatId: string; status: Status; version: number; timestamp: string };

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
