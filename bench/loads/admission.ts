import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { openClient } from '../../crowd/client/send.ts';
import { type Minted, mintCrowd, mintUser } from '../../crowd/people/mint-users.ts';
import { newTicketEvent } from '../../crowd/system/announced-event.ts';
import { directly } from '../../crowd/system/places.ts';
import { Admin } from '../../story/client/admin.ts';
import { QueueState } from '../../story/client/answers.ts';
import { request } from '../../story/client/http.ts';
import { until } from '../../story/client/until.ts';
import { inFlight } from '../client/in-flight.ts';
import type { Figures, Load } from '../load.ts';
import { cpuFigures, measured, timeFigures } from '../measure.ts';
import { queueFor } from '../system/queue-replicas.ts';

const INSIDE = 200;
const LINE = 1_000;
const PAUSE_MS = 20;

export const admission: Load = {
  name: 'admission',
  about: '200 inside, 1,000 in the line with a socket each; those inside leave, 50 a second',
  cases: [{ name: 'from leaving to queue-entry-allowed at the next in line', run }],
};

async function run(): Promise<Figures> {
  const { id } = await newTicketEvent(1, 1);
  const admin = await mintUser('admin');
  const limits = { token: admin.token, body: { threshold: INSIDE, admitPerSecond: 10_000 } };
  await request(directly.queue, 'PUT', `/api/queue/admin/${id}`, limits);
  const inside = await mintCrowd(INSIDE);
  const line = await mintCrowd(LINE);
  const client = openClient(1);
  const enter = async (by: Minted) => {
    const { body } = await client.send('POST', `${directly.queue}/api/queue/check/${id}`, { by, body: {} });
    return QueueState.parse(body).queued;
  };
  // One after the other: the order of the line is the order here.
  const queued = await inFlight([...inside, ...line], 1, enter);
  const admitted: { place: number; at: number }[] = [];
  const sockets = await inFlight(line, 50, (by, place) =>
    listen(by, place, id, () => admitted.push({ place, at: performance.now() })),
  );
  const room = () => new Admin(directly.queue, admin).room(id);
  const freed: number[] = [];
  let mostInside = 0;
  const { cpu } = await measured(async () => {
    for (const by of inside) {
      freed.push(performance.now());
      await client.send('POST', `${directly.queue}/api/queue/leave/${id}`, { by, body: {} });
      if (freed.length % 10 === 0) mostInside = Math.max(mostInside, (await room()).currentUsers);
      await pause(PAUSE_MS);
    }
    await until(
      'all are let in',
      async () => admitted.length,
      (count) => count >= INSIDE,
    );
  });
  for (const socket of sockets) socket.disconnect();
  client.close();
  return {
    ...timeFigures(admitted.map(({ at }, index) => at - (freed[index] ?? at))),
    admitted: admitted.length,
    inversions: admitted.filter(({ place }, index) => place < (admitted[index - 1]?.place ?? -1)).length,
    'most inside': mostInside,
    'waited at first': queued.filter(Boolean).length,
    ...cpuFigures(cpu, INSIDE),
  };
}

/** A waiting room's socket, as the front end opens it. */
async function listen(
  { token, user }: Minted,
  place: number,
  eventId: string,
  letIn: () => void,
): Promise<Socket> {
  const socket = io(queueFor(place), { auth: { token }, transports: ['websocket'], forceNew: true });
  const joined = Promise.withResolvers<void>();
  socket.on('queue-entry-allowed', (told: { userId?: string }) => {
    if (told.userId === user.id) letIn();
  });
  socket.on('connect_error', joined.reject);
  socket.on('connect', () => {
    socket.emit('join-queue', { eventId });
    joined.resolve();
  });
  await joined.promise;
  return socket;
}
