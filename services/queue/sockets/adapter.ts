import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { Redis } from '../redis/connect.ts';

const MAX_STREAM_LENGTH = 10_000;

/**
 * Replicas pass one another what they emit, through one Redis stream. The adapter gets no bare client but
 * what it needs of one, mended in two places: its readers wait for a Redis that is away (refused, they
 * would ask again without a pause and stop the process), and what it sends unheard cannot end the process.
 * Emitting goes on without Redis: it then reaches this replica's sockets.
 */
export const createRedisAdapter = (redis: Redis) =>
  createAdapter(
    {
      /** By this name the adapter knows whose client it has. */
      sSubscribe: redis.sSubscribe,
      duplicate: () => redis.duplicate({ disableOfflineQueue: false }),
      xAdd: redis.xAdd.bind(redis),
      publish: (channel: string, message: Buffer) => redis.publish(channel, message).catch(() => 0),
      sendCommand: redis.sendCommand.bind(redis),
    },
    { streamName: 'queue:socket.io', maxLen: MAX_STREAM_LENGTH, onlyPlaintext: true },
  );
