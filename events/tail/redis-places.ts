import { createClient } from 'redis';
import { NothingRuns } from '../system/find-system.ts';

type Places = { topics: readonly string[]; group: string; all: boolean };
type Client = ReturnType<typeof clientOf>;

/** How the groups of this command are called, whoever started it. */
const PREFIX = 'events-tail-';
/** A sidecar that listens asks every few seconds. */
const ABANDONED_MS = 600_000;
const LIMIT_MS = 2_000;

/**
 * Where the broker is Redis: begins each topic at its end, so that nothing old has to be read first, or with
 * `all` at its beginning. Closing takes the group away again, and so do later runs with one that was killed.
 * Without this all works too, only that the broker gives what it still has before what is new.
 */
export async function openPlaces(env: Record<string, string>, { topics, group, all }: Places) {
  await withRedis(env, async (client) => {
    for (const topic of topics) {
      await client.xGroupCreate(topic, group, all ? '0' : '$', { MKSTREAM: true });
      await sweep(client, topic);
    }
  }).catch(() => {
    throw new NothingRuns('The broker does not answer.');
  });
  return {
    /** A broker that is away by then is swept by a later run. */
    close: () =>
      withRedis(env, async (client) => {
        for (const topic of topics) await client.xGroupDestroy(topic, group);
      }).catch(() => undefined),
  };
}

async function withRedis(
  { REDIS_ADDRESS, REDIS_PASSWORD }: Record<string, string>,
  act: (client: Client) => Promise<void>,
): Promise<void> {
  const password = REDIS_PASSWORD ?? process.env.REDIS_PASSWORD;
  const client = clientOf(`redis://${REDIS_ADDRESS}`, password);
  await client.connect();
  try {
    await act(client);
  } finally {
    client.destroy();
  }
}

function clientOf(url: string, password: string | undefined) {
  const socket = { connectTimeout: LIMIT_MS, reconnectStrategy: false as const };
  const client = createClient({ url, socket, ...(password && { password }) });
  // Told by the commands that fail.
  client.on('error', () => {});
  return client;
}

async function sweep(client: Client, topic: string): Promise<void> {
  for (const { name } of await client.xInfoGroups(topic)) {
    const group = String(name);
    if (!group.startsWith(PREFIX)) continue;
    const consumers = await client.xInfoConsumers(topic, group);
    if (consumers.length > 0 && consumers.every(({ idle }) => Number(idle) > ABANDONED_MS))
      await client.xGroupDestroy(topic, group);
  }
}
