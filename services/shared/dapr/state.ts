import { StateConcurrencyEnum, StateConsistencyEnum } from '@dapr/dapr';
import { deadline } from '../deadline.ts';
import { componentCall } from './component-call.ts';
import { type Sidecar, STATE_STORE } from './sidecar.ts';

const STATE_LIMIT_MS = 3_000;

const INSERT_ONLY = {
  concurrency: StateConcurrencyEnum.CONCURRENCY_FIRST_WRITE,
  consistency: StateConsistencyEnum.CONSISTENCY_STRONG,
};

/**
 * True for the first who claims `key`, false for all others until it was released or its time
 * has run out; rejects when the store does not answer. Without an etag a first write never
 * overwrites; a store refuses a second one with an error that looks like any other, so who
 * holds the key decides, and it is read first: refusals count against the store's breaker.
 * https://docs.dapr.io/developing-applications/building-blocks/state-management/state-management-overview/#concurrency
 */
export async function claim(sidecar: Sidecar, key: string, ttlSeconds: number): Promise<boolean> {
  if ((await holderOf(sidecar, key)) !== undefined) return false;
  const owner = crypto.randomUUID();
  const entry = { key, value: owner, options: INSERT_ONLY, metadata: { ttlInSeconds: String(ttlSeconds) } };
  // The SDK does not throw here: it resolves to `{ error }`.
  const { error } = await deadline(
    componentCall('save', STATE_STORE, () => sidecar.client.state.save(STATE_STORE, [entry])),
    STATE_LIMIT_MS,
  );
  if (!error) return true;
  const holder = await holderOf(sidecar, key);
  if (holder === undefined) throw error;
  // Our own write, when only its answer was lost.
  return holder === owner;
}

/** Gives a claim back, so that it can be made again. */
export async function release(sidecar: Sidecar, key: string): Promise<void> {
  const { error } = await deadline(
    componentCall('delete', STATE_STORE, () =>
      sidecar.client.state.delete(STATE_STORE, encodeURIComponent(key)),
    ),
    STATE_LIMIT_MS,
  );
  if (error) throw error;
}

async function holderOf(sidecar: Sidecar, key: string): Promise<string | undefined> {
  const value = await deadline(
    componentCall('get', STATE_STORE, () => sidecar.client.state.get(STATE_STORE, encodeURIComponent(key))),
    STATE_LIMIT_MS,
  );
  return typeof value === 'string' && value !== '' ? value : undefined;
}
