/** Names of channels, which Socket.IO calls rooms. A channel of an event is its kind and the event's id. */
export type ChannelKind = 'event' | 'queue' | 'seats';

export const channelOf = (kind: ChannelKind, eventId: string) => `${kind}:${eventId}`;

/** Where one user hears of being let into one event; only sockets that joined its queue are in it. */
export const personalChannel = (eventId: string, userId: string) => `queue:${eventId}:${userId}`;

/** The event of a channel of this kind; undefined for any other channel. */
export function eventOf(kind: ChannelKind, channel: string): string | undefined {
  const [first, eventId, ...rest] = channel.split(':');
  return first === kind && rest.length === 0 ? eventId : undefined;
}
