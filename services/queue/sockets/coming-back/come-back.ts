import type { BroadcastOperator, DefaultEventsMap } from 'socket.io';
import { type HubSocket, toAlone } from '../hub.ts';
import type { SentLately } from './sent-lately.ts';

/**
 * Whether this socket may go on where another line broke: it is its client's secret that it is the same socket,
 * and its token that it is still the same user. Nothing of before is given to it until both are so.
 */
export const isSameUser = ({ data }: HubSocket): boolean =>
  !data.comingBack || data.comingBack.userId === data.user?.userId;

/**
 * Puts a socket that came back into its channels, and sends what it missed there. Both happen at one moment, in
 * which nothing else is sent: so nothing is left out between them, and nothing comes in the wrong order.
 * Returns its channels.
 */
export function comeBack(socket: HubSocket, sentLately: SentLately): string[] {
  const { comingBack } = socket.data;
  if (!comingBack) return [];
  delete socket.data.comingBack;
  const missed = sentLately.since(comingBack.offset, comingBack.channels);
  if (!missed) {
    startAfresh(socket);
    return [];
  }
  void socket.join(comingBack.channels);
  for (const { name, payload, offset } of missed) {
    const again: BroadcastOperator<DefaultEventsMap, unknown> = toAlone(socket);
    again.emit(name, payload, offset);
  }
  return comingBack.channels;
}

/** Its client comes back within seconds; what it could have gone on with is used up by then. */
export const startAfresh = (socket: HubSocket): void => void socket.conn.close();
