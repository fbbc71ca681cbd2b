import type { Publication } from '../dapr/publish.ts';
import { counter } from '../telemetry/metrics.ts';
import type { Chain, WaitingEvent } from './claim-chains.ts';

const published = counter('tiketi_outbox_published_total', 'Events handed to the broker', ['type']);
const failed = counter('tiketi_outbox_failures_total', 'Tries to hand an event to the broker that failed', [
  'topic',
]);

/** What became of a chain: by `seq` what the broker took, and the event that it refused. */
export type Outcome = { taken: number[]; refused?: { event: WaitingEvent; reason: unknown } };

/**
 * Publishes a chain one event after the other. The rest waits when one is refused, for order comes before
 * speed, and when `mayStart` says no: another relay may have the aggregate from then on.
 */
export async function publishChain(
  publish: (event: Publication) => Promise<void>,
  chain: Chain,
  mayStart: () => boolean,
): Promise<Outcome> {
  const taken: number[] = [];
  for (const event of chain) {
    if (!mayStart()) break;
    try {
      await publish(event);
    } catch (reason) {
      failed({ topic: event.topic });
      return { taken, refused: { event, reason } };
    }
    published({ type: event.type });
    taken.push(event.seq);
  }
  return { taken };
}
