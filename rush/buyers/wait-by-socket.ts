import { io } from 'socket.io-client';
import { QueueProgress } from '../../story/client/answers.ts';
import { hearMarks } from './hear.ts';
import type { Journey } from './journey.ts';
import { pause } from './pause.ts';
import { look, waitByPolling } from './wait.ts';
import type { World } from './world.ts';

/** A message can be lost; who waits by socket asks now and then. */
const ASK_ANYWAY_MS = 20_000;
const NEXT_MOMENT_MS = 5;

/**
 * Waits for the message that lets them in, and follows the line by `queue-progress` without asking;
 * true when they are in, false when `over` came first.
 */
export async function waitBySocket(world: World, journey: Journey, over: AbortSignal): Promise<boolean> {
  const { eventId, door, troubles } = world;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const ask = async () => {
    if (await look(world, journey)) resolve(true);
  };
  const socket = io(door.queue, {
    auth: { token: journey.by.token },
    transports: ['websocket'],
    forceNew: true,
  });
  socket.on('connect', () => {
    socket.emit('join-queue', { eventId });
    // They may have been called up between their last answer and this moment.
    void ask();
  });
  socket.on('connect_error', () => troubles.count('socket not connected'));
  let isRecovering = false;
  socket.on('queue-progress', (payload: unknown) => {
    const { data } = QueueProgress.safeParse(payload);
    if (!data) return troubles.count('queue-progress of another shape');
    hearMarks(journey, data.marks, Date.parse(data.timestamp));
    // The line has lost its memory: whoever asks, and so shows their ticket, stands where they stood.
    if (data.recovering && !isRecovering) void ask();
    isRecovering = data.recovering;
  });
  socket.on('queue-entry-allowed', async (told: { userId?: string; eventId?: string }) => {
    const { id } = journey.by.user;
    if (told.userId !== id || told.eventId !== eventId)
      journey.broken.push(`${id} heard that ${told.userId} is let into ${told.eventId}`);
    journey.seenAt ??= Date.now();
    journey.seenBy ??= 'message';
    // The message carries no pass. An answer within the very millisecond would not tell when the slot began.
    await pause(NEXT_MOMENT_MS, over);
    if ((await look(world, journey)) || (await waitByPolling(world, journey, over))) resolve(true);
  });
  const nowAndThen = setInterval(() => void ask(), ASK_ANYWAY_MS);
  const end = () => resolve(false);
  over.addEventListener('abort', end);
  if (over.aborted) end();
  try {
    return await promise;
  } finally {
    over.removeEventListener('abort', end);
    clearInterval(nowAndThen);
    socket.disconnect();
  }
}
