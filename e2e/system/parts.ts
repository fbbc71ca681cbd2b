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
    const sidecar = inject('system').urls[`${part}-sidecar`];
    if (sidecar) await isServed(part, sidecar);
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

/** A sidecar that has seen its app away passes nothing on, and puts aside for a minute what it reads meanwhile. */
const isServed = (app: string, sidecar: string) =>
  until(
    `the sidecar of ${app} passes on`,
    () =>
      fetch(`http://${sidecar}/v1.0/invoke/${app}/method/health`).then(
        ({ ok }) => ok,
        () => false,
      ),
    (ok) => ok,
    30_000,
  );

export async function order(body: Order): Promise<unknown> {
  const response = await fetch(inject('system').controlRoom, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${JSON.stringify(body)}: ${await response.text()}`);
  return response.json();
}
