import { io } from 'socket.io-client';

/**
 * A client that sends far too much, in a process of its own: `node flooder.ts url token bytes perSecond`.
 * Tells its parent how often it was cut off, once that was three times.
 */
const [url = '', token = '', bytes = '', perSecond = ''] = process.argv.slice(2);
const payload = { eventId: 'x'.repeat(Number(bytes)) };
const TICK_MS = 10;
const CUTS = 3;

const socket = io(url, {
  auth: { token },
  transports: ['websocket'],
  reconnectionDelay: 500,
  reconnectionDelayMax: 500,
});
let cuts = 0;
socket.on('disconnect', () => {
  cuts += 1;
  if (cuts === CUTS) process.send?.(cuts);
});
let owed = 0;
setInterval(() => {
  owed += (Number(perSecond) * TICK_MS) / 1_000;
  for (; owed >= 1; owed -= 1) if (socket.connected) socket.emit('join-event', payload);
}, TICK_MS);
