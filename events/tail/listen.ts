import { once } from 'node:events';
import { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import { sidecarOnly } from '#shared/http/sidecar-only.ts';

const Envelope = z.record(z.string(), z.unknown());

/** The app beside our sidecar: subscribes to the topics, and takes every event of them. */
export async function listen(
  topics: readonly string[],
  appApiToken: string,
  heard: (envelope: Record<string, unknown>) => void,
): Promise<{ port: number; close: () => void }> {
  const app = new Hono();
  app.get('/health', (c) => c.json({ status: 'ok' }));
  app.get('/dapr/subscribe', (c) =>
    c.json(topics.map((topic) => ({ pubsubname: 'pubsub', topic, route: '/events/heard' }))),
  );
  app.use('/events/*', sidecarOnly(appApiToken));
  app.post('/events/heard', async (c) => {
    const envelope = Envelope.safeParse(await c.req.json());
    if (envelope.success) heard(envelope.data);
    // Whatever it is: a second look at it would print it twice.
    return c.json({ status: 'SUCCESS' });
  });
  const server = createAdaptorServer(app);
  if (!(server instanceof Server)) throw new Error('expected an HTTP/1 server');
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { port: address.port, close };
}
