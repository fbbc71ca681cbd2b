import { AppError } from '#shared/http/errors.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type ChannelKind, channelOf } from './channels.ts';
import type { HubSocket } from './hub.ts';

const CHANNELS_PER_SOCKET = 20;

export type JoinContext = {
  catalogue: Pick<Catalogue, 'recall'>;
  /** Told of each socket that named an event that is not there. */
  guessed: (socket: HubSocket) => void;
};

/**
 * The channels of one socket. Only those of events that the catalogue knows, or may know, are joined: what others
 * make up would cost Redis and the other replicas something. A join may have to wait for that; a leave does not.
 */
export function joinsOf(socket: HubSocket, { catalogue, guessed }: JoinContext) {
  /** Joins that wait, each with a mark of its own: one may leave meanwhile, and join again. */
  const waiting = new Map<string, symbol>();

  return {
    /** Resolves with whether it has joined; not if it is in too many, left meanwhile, or there is no such event. */
    async join(kind: ChannelKind, eventId: string): Promise<boolean> {
      if (socket.rooms.size + waiting.size >= CHANNELS_PER_SOCKET) return false;
      const [channel, mark] = [channelOf(kind, eventId), Symbol(kind)];
      waiting.set(channel, mark);
      const isThere = await mayBeThere(catalogue, eventId);
      if (!isThere) guessed(socket);
      if (waiting.get(channel) !== mark) return false;
      waiting.delete(channel);
      // Who is gone would stay in it for ever.
      if (!isThere || !socket.connected) return false;
      void socket.join(channel);
      return true;
    },
    /** Says whether it was in the channel, or was only about to join it. */
    leave(kind: ChannelKind, eventId: string): 'left' | 'gave up' | undefined {
      const channel = channelOf(kind, eventId);
      const gaveUp = waiting.delete(channel);
      if (!socket.rooms.has(channel)) return gaveUp ? 'gave up' : undefined;
      void socket.leave(channel);
      return 'left';
    },
  };
}

/** With event-service or Redis away nobody can say that there is none. A deleted event's page may still be open. */
const mayBeThere = (catalogue: JoinContext['catalogue'], eventId: string): Promise<boolean> =>
  catalogue.recall(eventId).then(
    () => true,
    (error) => !(error instanceof AppError && error.code === 'EVENT_NOT_FOUND'),
  );
