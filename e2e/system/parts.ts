import { inject } from 'vitest';
import { z } from 'zod';
import type { Order } from './control-room.ts';
import './provided.ts';

type Signal = Extract<Order, { act: 'kill' }>['signal'];

const Parts = z.array(z.object({ name: z.string(), state: z.string(), pid: z.number().optional() }));

/** Parts of the running system: killed like by an accident, stopped, started again until healthy. */
export const parts = {
  kill: (part: string, signal: Signal = 'SIGKILL') => order({ act: 'kill', part, signal }),
  stop: (part: string) => order({ act: 'stop', part }),
  start: (part: string, env?: Record<string, string>) => order({ act: 'start', part, env }),
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

export async function order(body: Order): Promise<unknown> {
  const response = await fetch(inject('system').controlRoom, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${JSON.stringify(body)}: ${await response.text()}`);
  return response.json();
}
