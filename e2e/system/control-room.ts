import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { Disturbance } from '../../sandbox/network/disturbance.ts';
import type { Line } from '../../sandbox/network/line.ts';
import type { RunningSystem } from '../../start/running-system.ts';

export const Order = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('kill'),
    part: z.string(),
    signal: z.enum(['SIGKILL', 'SIGQUIT', 'SIGSTOP', 'SIGCONT', 'SIGTERM']),
  }),
  z.object({ act: z.literal('stop'), part: z.string() }),
  z.object({
    act: z.literal('start'),
    part: z.string(),
    env: z.record(z.string(), z.string()).optional(),
  }),
  z.object({ act: z.literal('replicate'), app: z.string(), ports: z.int() }),
  z.object({ act: z.literal('list') }),
  z.object({ act: z.literal('disturb'), line: z.string(), disturbance: Disturbance }),
  z.object({ act: z.literal('reset'), line: z.string() }),
  z.object({ act: z.literal('line'), line: z.string() }),
]);
export type Order = z.output<typeof Order>;

export type ControlRoom = { url: string; close: () => Promise<void> };

/** The lines between parts that tests may disturb, by name. */
export type Lines = Record<string, Line>;

/** Parts can only be killed and started where they were started; tests ask for it from their own processes. */
export async function openControlRoom(system: RunningSystem, lines: Lines = {}): Promise<ControlRoom> {
  // A test may ask again after any time: a connection that just then runs out would read as a fault.
  const server = createServer({ keepAliveTimeout: 600_000 }, async (request, response) => {
    try {
      const done = await carryOut({ system, lines }, Order.parse(await json(request)));
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

function carryOut({ system, lines }: { system: RunningSystem; lines: Lines }, order: Order) {
  switch (order.act) {
    case 'kill':
      return system.kill(order.part, order.signal);
    case 'stop':
      return system.stopPart(order.part);
    case 'start':
      return system.startPart(order.part, order.env);
    case 'replicate':
      return system.addReplica(order.app, order.ports);
    case 'list':
      return system.parts().map(({ name, state, pid }) => ({ name, state, pid }));
    case 'disturb':
      return lineOf(lines, order.line).disturb(order.disturbance);
    case 'reset':
      return lineOf(lines, order.line).reset();
    case 'line':
      return lineOf(lines, order.line).state();
    default:
      return order satisfies never;
  }
}

function lineOf(lines: Lines, name: string): Line {
  const line = lines[name];
  if (!line)
    throw new Error(`there is no line ${name}; there are ${Object.keys(lines).join(', ') || 'none'}`);
  return line;
}
