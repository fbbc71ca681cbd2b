import type { HubSocket } from '../hub.ts';

const WINDOW_MS = 10_000;
/** Heard in one window; what comes beyond is dropped. */
const HEARD = 200;
/** Sent in one window: the connection is cut. The client may come back, one second later. */
const ENDURED = 1_000;

/** Keeps one client that floods from costing the others anything. */
export function limitPackets(socket: HubSocket): void {
  let windowEnds = 0;
  let packets = 0;
  socket.use((_packet, next) => {
    const now = Date.now();
    if (now > windowEnds) {
      windowEnds = now + WINDOW_MS;
      packets = 0;
    }
    packets++;
    if (packets <= HEARD) next();
    else if (packets > ENDURED) socket.conn.close();
  });
}
