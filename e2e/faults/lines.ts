import { z } from 'zod';
import type { Disturbance } from '../../sandbox/network/disturbance.ts';
import { until } from '../../story/client/until.ts';
import { order } from '../system/parts.ts';

/** Between payment and the gateway, services and PostgreSQL, services and their sidecars and Redis. */
export type LineName = 'gateway' | 'postgres' | 'redis';

const State = z.object({
  connections: z.number(),
  opened: z.number(),
  heldAsked: z.number(),
  heldAnswered: z.number(),
});

/** The lines of the running system, disturbed while something is done and well again afterwards. */
export const lines = {
  disturb: (line: LineName, disturbance: Disturbance) => order({ act: 'disturb', line, disturbance }),
  reset: (line: LineName) => order({ act: 'reset', line }),
  async state(line: LineName) {
    return State.parse(await order({ act: 'line', line }));
  },
  async disturbed<T>(line: LineName, disturbance: Disturbance, act: () => Promise<T>): Promise<T> {
    await lines.disturb(line, disturbance);
    try {
      return await act();
    } finally {
      await lines.disturb(line, { kind: 'none' });
    }
  },
  /** Resolves when somebody's question, or the answer to one, is held on the line. */
  holds: (line: LineName, what: 'heldAsked' | 'heldAnswered') =>
    until(
      `the line to ${line} holds something`,
      () => lines.state(line),
      (state) => state[what] > 0,
    ),
};
