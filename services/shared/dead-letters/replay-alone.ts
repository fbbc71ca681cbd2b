import { asSingleton } from '../dapr/lock.ts';
import type { Sidecar } from '../dapr/sidecar.ts';

/** Five hundred letters at a tenth of a second. */
const LOCK_SECONDS = 60;

/** Runs a replay unless another replica of the service runs one: each failure would count as often as they are. */
export type ReplayAlone = (work: () => Promise<void>) => Promise<void>;

export const replayingAlone =
  (sidecar: Sidecar): ReplayAlone =>
  (work) =>
    asSingleton(sidecar, 'replay-dead-letters', LOCK_SECONDS, work);
