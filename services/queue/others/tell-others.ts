import { setTimeout as pause } from 'node:timers/promises';
import { publish } from '#shared/dapr/publish.ts';
import type { Sidecar } from '#shared/dapr/sidecar.ts';
import { contracts, type EventData } from '#shared/events/contracts.ts';
import { AppError } from '#shared/http/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import { traceInHand } from '#shared/telemetry/span.ts';

const PAUSES_MS = [200, 1_000, 5_000, 20_000];

/** What queue has to say to other services. */
type Told = 'admission.ended' | 'room.changed';

/** Queue has no database, and so no outbox for what other services have to know. */
export type TellOthers = {
  /** Resolves when the broker has it; 503 `UPSTREAM_UNAVAILABLE` when not, and whoever wanted it tries again. */
  now: <T extends Told>(type: T, data: EventData<T>) => Promise<void>;
  /**
   * Returns at once, and tries for half a minute. A pass that should have ended and of which nobody heard lives as
   * long as its slot would have.
   */
  soon: <T extends Told>(type: T, data: EventData<T>) => void;
};

export function tellOthers(sidecar: Sidecar, log: Logger): TellOthers {
  const hand = <T extends Told>(type: T, data: EventData<T>) => {
    const { topic } = contracts[type];
    const event = { id: uuidv7(), topic, type, data, traceparent: traceInHand(type) };
    return () => publish(sidecar, event);
  };
  return {
    async now(type, data) {
      try {
        await hand(type, data)();
      } catch (cause) {
        throw new AppError('UPSTREAM_UNAVAILABLE', { cause });
      }
    },
    soon(type, data) {
      untilTaken(hand(type, data)).catch((error: unknown) =>
        log.error({ err: error, type, data }, 'others were not told'),
      );
    },
  };
}

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
