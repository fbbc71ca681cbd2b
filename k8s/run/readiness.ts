import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Cluster } from './cluster.ts';
import { CommandFailed, output } from './command.ts';

const Workloads = z.object({
  items: z.array(
    z.object({
      kind: z.string(),
      metadata: z.object({ name: z.string(), generation: z.number() }),
      spec: z.object({ replicas: z.number().default(1) }),
      status: z.object({
        observedGeneration: z.number().default(0),
        replicas: z.number().default(0),
        readyReplicas: z.number().default(0),
        updatedReplicas: z.number().default(0),
      }),
    }),
  ),
});

const LIMIT_MS = 15 * 60_000;

/** Waits until every Deployment and StatefulSet has all its pods ready and new, and says how far they are. */
export async function untilReady({ kubectl }: Cluster, limitMs = LIMIT_MS): Promise<void> {
  const giveUpAt = Date.now() + limitMs;
  let said = '';
  for (;;) {
    const list = await output([...kubectl, '-n', 'tiketi', 'get', 'deployments,statefulsets', '-o', 'json']);
    const { items } = Workloads.parse(JSON.parse(list));
    const waitingFor = items.filter((one) => !isReady(one)).map(({ metadata }) => metadata.name);
    if (items.length > 0 && waitingFor.length === 0) return;
    const now = `    ${items.length - waitingFor.length} of ${items.length} ready; waiting for ${waitingFor.join(', ')}`;
    if (now !== said) console.log(now);
    said = now;
    if (Date.now() > giveUpAt) {
      const pods = await output([...kubectl, '-n', 'tiketi', 'get', 'pods']);
      throw new CommandFailed(`Not ready within ${limitMs / 60_000} minutes:\n${pods}`);
    }
    await pause(2_000);
  }
}

function isReady({ metadata, spec, status }: z.output<typeof Workloads>['items'][number]): boolean {
  const all = [status.replicas, status.readyReplicas, status.updatedReplicas];
  return status.observedGeneration >= metadata.generation && all.every((count) => count === spec.replicas);
}
