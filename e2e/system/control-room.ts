import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import type { RunningSystem } from '../../start/running-system.ts';

export const Order = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('kill'),
    part: z.string(),
    signal: z.enum(['SIGKILL', 'SIGQUIT', 'SIGSTOP', 'SIGCONT']),
  }),
  z.object({ act: z.literal('stop'), part: z.string() }),
  z.object({ act: z.literal('start'), part: z.string() }),
  z.object({ act: z.literal('list') }),
]);
export type Order = z.output<typeof Order>;

export type ControlRoom = { url: string; close: () => Promise<void> };

/** Parts can only be killed and started where they were started; tests ask for it from their own processes. */
export async function openControlRoom(system: RunningSystem): Promise<ControlRoom> {
  const server = createServer(async (request, response) => {
    try {
      const done = await carryOut(system, Order.parse(await json(request)));
      response.end(JSON.stringify(done ?? {}));
    } catch (fault) {
      response.writeHead(500).end(String(fault));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the control room has no address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function carryOut(system: RunningSystem, order: Order): Promise<unknown> | object {
  switch (order.act) {
    case 'kill':
      return system.kill(order.part, order.signal);
    case 'stop':
      return system.stopPart(order.part);
    case 'start':
      return system.startPart(order.part);
    case 'list':
      return system.parts().map(({ name, state, pid }) => ({ name, state, pid }));
    default:
      return order satisfies never;
  }
}
