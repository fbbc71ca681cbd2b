/** Names of Socket.IO rooms. A room of an event is its kind and the event's id. */
export type RoomKind = 'event' | 'queue' | 'seats';

export const roomOf = (kind: RoomKind, eventId: string) => `${kind}:${eventId}`;

/** Where one user hears of being let into one event; only sockets that joined its queue are in it. */
export const personalRoom = (eventId: string, userId: string) => `queue:${eventId}:${userId}`;

/** The event of a room of this kind; undefined for any other room. */
export function eventOf(kind: RoomKind, room: string): string | undefined {
  const [first, eventId, ...rest] = room.split(':');
  return first === kind && rest.length === 0 ? eventId : undefined;
}
