import { inject } from 'vitest';
import { z } from 'zod';
import type { Order } from './control-room.ts';
import './provided.ts';

const Parts = z.array(z.object({ name: z.string(), state: z.string(), pid: z.number().optional() }));

/** Parts of the running system: killed like by an accident, stopped, started again until healthy. */
export const parts = {
  kill: (part: string, signal: 'SIGKILL' | 'SIGQUIT' | 'SIGSTOP' | 'SIGCONT' = 'SIGKILL') =>
    order({ act: 'kill', part, signal }),
  stop: (part: string) => order({ act: 'stop', part }),
  start: (part: string) => order({ act: 'start', part }),
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

async function order(body: Order): Promise<unknown> {
  const response = await fetch(inject('system').controlRoom, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${JSON.stringify(body)}: ${await response.text()}`);
  return response.json();
}
