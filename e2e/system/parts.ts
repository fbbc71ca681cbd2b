import { readFileSync } from 'node:fs';
import { inject } from 'vitest';
import { z } from 'zod';
import { until } from '../../story/client/until.ts';
import type { Order } from './control-room.ts';
import './provided.ts';

type Signal = Extract<Order, { act: 'kill' }>['signal'];

const Parts = z.array(z.object({ name: z.string(), state: z.string(), pid: z.number().optional() }));

/** Parts of the running system: killed like by an accident, stopped, started again until healthy. */
export const parts = {
  kill: (part: string, signal: Signal = 'SIGKILL') => order({ act: 'kill', part, signal }),
  stop: (part: string) => order({ act: 'stop', part }),
  /** Starts it until healthy; an app also until its sidecar has seen so, and delivers to it again. */
  async start(part: string, env?: Record<string, string>): Promise<void> {
    await order({ act: 'start', part, env });
    const log = inject('system').logFiles.find((one) => one.part === `${part}-sidecar`);
    if (log) await isServed(part, log.file);
  },
  /** One more process of an app, with a sidecar of its own, as `<app>-2`. */
  replicate: (app: string, ports: number) => order({ act: 'replicate', app, ports }),
  async list() {
    return Parts.parse(await order({ act: 'list' }));
  },
  /** Does something while a part is stopped; it runs again afterwards, whatever happened. */
  async without<T>(part: string, act: () => Promise<T>): Promise<T> {
    await parts.stop(part);
    try {
      return await act();
    } finally {
      await parts.start(part);
    }
  },
};

/**
 * A sidecar that has seen its app away takes no more events for it, but puts aside for a minute those that it was
 * about to read. Only its log says when it has seen the app again.
 */
const isServed = (app: string, log: string) =>
  until(
    `the sidecar of ${app} has seen it`,
    async () =>
      readFileSync(log, 'utf8')
        .match(/App entered (un-)?healthy status/g)
        ?.at(-1),
    (last) => last === 'App entered healthy status',
    30_000,
  );

export async function order(body: Order): Promise<unknown> {
  const response = await fetch(inject('system').controlRoom, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${JSON.stringify(body)}: ${await response.text()}`);
  return response.json();
}
