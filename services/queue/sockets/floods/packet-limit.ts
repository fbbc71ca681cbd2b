import type { Connection, HubSocket } from '../hub.ts';
import { countedIn } from './counted.ts';

const WINDOW_MS = 10_000;
/** Heard of one socket in a window; what comes beyond is dropped. */
const HEARD = 200;
/** Sent by one connection in a window: it is cut. The client may come back, one second later. */
const ENDURED = 1_000;
/** A connection has no name of its own. */
const THIS_LINE = '';

/** Keeps one client that floods from costing the others anything. */
export function limitHeard(socket: HubSocket): void {
  const heard = countedIn(WINDOW_MS);
  socket.use((_packet, next) => {
    if (heard(socket.id) <= HEARD) next();
  });
}

/** Counts all that comes, also what reaches no socket, such as attempts to join other namespaces. */
export function limitSent(connection: Connection): void {
  const sent = countedIn(WINDOW_MS);
  connection.on('packet', () => {
    if (sent(THIS_LINE) > ENDURED) connection.close();
  });
}
