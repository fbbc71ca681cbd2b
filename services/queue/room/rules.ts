/** What holds for rooms of which no admin said otherwise. */
export type RoomRules = { threshold: number; admitPerSecond: number; slotMs: number; placeMs: number };

/** All keys of a room carry its event as hash tag, so that one script may touch them in a cluster too. */
export const roomKey = (eventId: string) => `queue:{${eventId}}`;
