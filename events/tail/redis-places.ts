import { createClient } from 'redis';

type Places = { topics: readonly string[]; group: string; all: boolean };
type Client = ReturnType<typeof clientOf>;

/** How the groups of this command are called, whoever started it. */
const PREFIX = 'events-tail-';
/** A sidecar that listens asks every few seconds. */
const ABANDONED_MS = 600_000;

/**
 * Where the broker is Redis: begins each topic at its end, so that nothing old has to be read first, or with
 * `all` at its beginning. Closing takes the group away again, and so do later runs with one that was killed.
 * Without this all works too, only that the broker gives what it still has before what is new.
 */
export async function openPlaces(env: Record<string, string>, { topics, group, all }: Places) {
  const client = clientOf(env);
  await client.connect();
  for (const topic of topics) {
    await client.xGroupCreate(topic, group, all ? '0' : '$', { MKSTREAM: true });
    await sweep(client, topic);
  }
  return {
    async close(): Promise<void> {
      for (const topic of topics) await client.xGroupDestroy(topic, group);
      await client.close();
    },
  };
}

function clientOf({ REDIS_ADDRESS, REDIS_PASSWORD }: Record<string, string>) {
  const password = REDIS_PASSWORD ?? process.env.REDIS_PASSWORD;
  const client = createClient({ url: `redis://${REDIS_ADDRESS}`, ...(password && { password }) });
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
