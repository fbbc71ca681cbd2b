import { createAdapter } from '@socket.io/redis-streams-adapter';
import { deadline } from '#shared/deadline.ts';
import type { Redis } from '../redis/connect.ts';
import type { LostSockets } from './coming-back/lost-sockets.ts';
import { rememberSent } from './coming-back/sent-lately.ts';
import type { ComingBack, SocketData } from './hub.ts';

const STREAM = 'queue:socket.io';
const MAX_STREAM_LENGTH = 10_000;
/** Longer than other answers of Redis may take: when a replica stops, thousands ask at once. */
const KNOWN_WITHIN_MS = 2_000;

type Streams = [{ key: string; id: string }];
type Fields = Record<string, string>;
type Trim = Parameters<Redis['xAdd']>[3];
type Patience = { COUNT: number; BLOCK: number };
type Broken = { pid: string; sid: string; rooms: string[]; data: SocketData };

/**
 * Replicas pass one another what they emit, through one Redis stream. The adapter gets no bare client but
 * what it needs of one, mended in three places: its readers wait for a Redis that is away (refused, they
 * would ask again without a pause and stop the process), what it sends unheard cannot end the process, and
 * all that it sends and reads is remembered. Emitting goes on without Redis: it then reaches this replica's
 * sockets.
 *
 * Sockets that come back are ours to know again, not the adapter's: it would write down their tokens, end the
 * process when it cannot write, read the stream without a limit for each of them, and send what was missed
 * before anybody has looked at the token.
 */
export function createRedisAdapter(redis: Redis, lost: LostSockets) {
  const sentLately = rememberSent(MAX_STREAM_LENGTH);
  const begun = Promise.withResolvers<void>();

  const create = createAdapter(
    {
      /** By this name the adapter knows whose client it has. */
      sSubscribe: redis.sSubscribe,
      duplicate: () => remembering(redis.duplicate({ disableOfflineQueue: false })),
      async xAdd(stream: string, id: string, message: Fields, trim: Trim) {
        const offset = await redis.xAdd(stream, id, message, trim);
        sentLately.note({ id: offset, message });
        return offset;
      },
      publish: (channel: string, message: Buffer) => redis.publish(channel, message).catch(() => 0),
      sendCommand: redis.sendCommand.bind(redis),
    },
    { streamName: STREAM, maxLen: MAX_STREAM_LENGTH, onlyPlaintext: true },
  );

  /** Reads on from the end of what is in the stream already, which is only remembered. */
  function remembering(reader: ReturnType<typeof redis.duplicate>) {
    const xRead = reader.xRead.bind(reader);
    let end: string | undefined;
    return Object.assign(reader, {
      async xRead([{ key, id }]: Streams, patience: Patience) {
        end ??= await rememberAll();
        const read = await xRead({ key, id: id === '$' ? end : id }, patience);
        for (const entry of read?.[0]?.messages ?? []) sentLately.note(entry);
        return read;
      },
    });

    async function rememberAll(): Promise<string> {
      const entries = (await reader.xRange(STREAM, '-', '+')) ?? [];
      for (const entry of entries) sentLately.note(entry);
      begun.resolve();
      return entries.at(-1)?.id ?? '0-0';
    }
  }

  /** No arrow: the server calls it as a constructor. */
  function adapter(namespace: unknown) {
    return Object.assign(create(namespace), { persistSession: keep, restoreSession: goOn });
  }
  return { adapter, sentLately };

  /** Called when a line broke, not when a client took its leave, as a waiting room's does each second. */
  function keep({ pid, sid, rooms, data }: Broken): void {
    const joined = rooms.filter((channel) => channel !== sid);
    if (data.user && joined.length > 0) lost.keep(pid, { sid, userId: data.user.userId, channels: joined });
  }

  /** Fails when it may not go on, or when Redis does not say in time: it is a new socket then. */
  async function goOn(pid: string, offset: string) {
    const [before] = await deadline(Promise.all([lost.take(pid), begun.promise]), KNOWN_WITHIN_MS);
    if (!before || !sentLately.since(offset, before.channels)) throw new Error('nothing to go on with');
    const comingBack: ComingBack = { userId: before.userId, channels: before.channels, offset };
    return { pid, sid: before.sid, rooms: [], missedPackets: [], data: { comingBack } };
  }
}
