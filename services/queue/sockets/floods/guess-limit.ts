import type { Logger } from '#shared/telemetry/logger.ts';
import type { HubSocket } from '../hub.ts';
import { countedIn } from './counted.ts';

const WINDOW_MS = 10_000;
/** Of one account in a window. A page whose event is gone may name it each second, when it connects anew. */
const ENDURED = 20;

/**
 * For joins of events that are not there: each may cost a look into Redis and a question to event-service. Counted
 * in the memory of each replica, for an account by all its sockets; the one whose guess is too much is cut.
 */
export function limitGuesses(log: Logger) {
  const guessed = countedIn(WINDOW_MS);
  return (socket: HubSocket): void => {
    const count = guessed(socket.data.user?.userId ?? socket.id);
    if (count <= ENDURED) return;
    if (count === ENDURED + 1)
      log.warn({ endured: ENDURED }, 'one account: joins too many events that are not there');
    socket.conn.close();
  };
}
