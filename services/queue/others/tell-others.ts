import { setTimeout as pause } from 'node:timers/promises';
import { publish } from '#shared/dapr/publish.ts';
import type { Sidecar } from '#shared/dapr/sidecar.ts';
import { contracts, type EventData } from '#shared/events/contracts.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import { continueTrace, currentContext } from '#shared/telemetry/request-context.ts';

const PAUSES_MS = [200, 1_000, 5_000, 20_000];

/** What queue has to say to other services. */
type Told = 'admission.ended' | 'room.changed';

/** Returns at once: nobody waits for the broker. */
export type TellOthers = <T extends Told>(type: T, data: EventData<T>) => void;

/**
 * Publishes what other services have to know. Queue has no database, and so no outbox: with the broker away it is
 * tried for half a minute and then given up. A pass that should have ended then lives as long as its slot would have.
 */
export const tellOthers =
  (sidecar: Sidecar, log: Logger): TellOthers =>
  (type, data) => {
    const { topic } = contracts[type];
    const traceparent = currentContext()?.traceparent ?? continueTrace(undefined);
    const event = { id: uuidv7(), topic, type, data, traceparent };
    void untilTaken(() => publish(sidecar, event)).catch((error: unknown) =>
      log.error({ err: error, type, data }, 'others were not told'),
    );
  };

async function untilTaken(act: () => Promise<void>): Promise<void> {
  for (const ms of PAUSES_MS) {
    try {
      return await act();
    } catch {
      await pause(ms, undefined, { ref: false });
    }
  }
  return act();
}
