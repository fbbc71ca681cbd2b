import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type Span, spansIn } from './otlp-message.ts';

/** Takes what services and sidecars send by OTLP over HTTP, as a collector would. */
export async function startCollector() {
  const spans: Span[] = [];
  const bodies: Buffer[] = [];
  const faults: unknown[] = [];
  const server = createServer(async (request, response) => {
    try {
      const body = await buffer(request);
      bodies.push(body);
      spans.push(...spansIn(body));
    } catch (fault) {
      faults.push(fault);
    }
    response.setHeader('content-type', 'application/x-protobuf').end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the collector has no address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    spans,
    /** What could not be read. */
    faults,
    /** Whether a text stands in anything that was sent, as it is. */
    holds: (text: string) => bodies.some((body) => body.includes(text)),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export type Collector = Awaited<ReturnType<typeof startCollector>>;
