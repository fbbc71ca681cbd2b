import { setTimeout as pause } from 'node:timers/promises';
import { tally } from '../../crowd/client/outcomes.ts';
import { type Minted, mintCrowd, mintUser } from '../../crowd/people/mint-users.ts';
import { newTicketEvent } from '../../crowd/system/announced-event.ts';
import { directly } from '../../crowd/system/places.ts';
import { request } from '../../story/client/http.ts';
import { until } from '../../story/client/until.ts';
import { openBareSocket } from '../client/bare-socket.ts';
import { inFlight } from '../client/in-flight.ts';
import { percentile } from '../client/percentile.ts';
import type { Figures, Load } from '../load.ts';
import { cpuFigures, measured, round, timeFigures } from '../measure.ts';
import { memoryOf } from '../system/memory-of.ts';
import { systemParts } from '../system/processes.ts';
import { queueFor } from '../system/queue-replicas.ts';

const SOCKETS = 5_000;
const WARMING_UP = 1_000;
const AT_ONCE = 100;
const HEARD_WITHIN_MS = 10_000;
/** For the queue to have let go of what the handshakes needed. */
const REST_MS = 5_000;

export const sockets: Load = {
  name: 'sockets',
  about:
    '5,000 users connect a socket each, 100 at once, and join a queue in the tick of connecting; then one message to all: an administrator clears the room',
  cases: [{ name: 'connect, rest, hear', run }],
};

async function run(): Promise<Figures> {
  const { id } = await newTicketEvent(1, 1);
  const users = await mintCrowd(SOCKETS);
  const heardAt: number[] = [];
  const times: number[] = [];
  const connect = async ({ token }: Minted, index: number) => {
    const startedAt = performance.now();
    try {
      const socket = await openBareSocket(queueFor(index), token, (message) => {
        if (message.startsWith('["queue-cleared"')) heardAt.push(performance.now());
      });
      times.push(performance.now() - startedAt);
      socket.emit('join-queue', { eventId: id });
      return socket;
    } catch (fault) {
      return fault instanceof Error ? fault.message : String(fault);
    }
  };
  // What the first thousand need is also the queue's own that it has not needed before.
  const first = await inFlight(users.slice(0, WARMING_UP), AT_ONCE, connect);
  times.length = 0;
  await pause(REST_MS);
  const memoryBefore = memoryOfQueue();
  const { result, seconds, cpu } = await measured(() => inFlight(users.slice(WARMING_UP), AT_ONCE, connect));
  await pause(REST_MS);
  const mebibytes = ((memoryOfQueue() - memoryBefore) / result.length) * 1_000;
  const all = [...first, ...result];
  const open = all.filter((one) => typeof one !== 'string');
  const sentAt = await clear(id);
  // Who has not heard it by then has lost their join or the message: it is told, not asserted.
  await until(
    'all have heard',
    async () => heardAt.length,
    (heard) => heard >= open.length,
    HEARD_WITHIN_MS,
  ).catch(() => {});
  for (const socket of open) socket.close();
  const heard = heardAt.map((at) => at - sentAt);
  return {
    'handshakes/s': round(result.length / seconds),
    ...timeFigures(times),
    ...cpuFigures(cpu, result.length),
    connected: tally(all.map((one) => (typeof one === 'string' ? one : 'done'))),
    'MiB for 1,000 idle': round(mebibytes),
    'idle for 1 GiB': round((1_024 / mebibytes) * 1_000),
    'heard by': heard.length,
    'first ms': round(percentile(heard, 0)),
    'median ms': round(percentile(heard, 50)),
    'p99 ms': round(percentile(heard, 99)),
    'last ms': round(percentile(heard, 100)),
  };
}

/** Sends the message that all will hear, the way it really comes; returns when it was asked for. */
async function clear(eventId: string): Promise<number> {
  const { token } = await mintUser('admin');
  const askedAt = performance.now();
  await request(directly.queue, 'POST', `/api/queue/admin/clear/${eventId}`, { token, body: {} });
  return askedAt;
}

/** Of the queue that `npm start` has started; a second replica is not in it. */
function memoryOfQueue(): number {
  const queue = systemParts().find(({ name }) => name === 'queue');
  return queue ? memoryOf(queue, 'Rss') : 0;
}
