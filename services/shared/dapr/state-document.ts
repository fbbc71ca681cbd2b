import { setTimeout as pause } from 'node:timers/promises';
import { traceHeader } from '../telemetry/request-context.ts';
import { componentCall } from './component-call.ts';
import { type Sidecar, STATE_STORE } from './sidecar.ts';

// Asked without the SDK: its `get` gives the value alone, and no etag.

const LIMIT_MS = 3_000;
/** Each round of a race has one winner: enough for as many replicas as a service ever has. */
const MOST_ROUNDS = 20;

type Store = Pick<Sidecar, 'url'>;
type Read = { value: unknown; etag: string | undefined };

/** A JSON value of the state store by its key; `undefined` when there is none. Rejects when it does not answer. */
export async function readState(sidecar: Store, key: string): Promise<Read> {
  const response = await componentCall('get', STATE_STORE, () =>
    fetch(`${sidecar.url}/v1.0/state/${STATE_STORE}/${encodeURIComponent(key)}`, {
      headers: traceHeader(),
      signal: AbortSignal.timeout(LIMIT_MS),
    }),
  );
  if (response.status === 204) return { value: undefined, etag: undefined };
  if (!response.ok) throw new Error(`the state store answered ${response.status}`);
  return { value: await response.json(), etag: response.headers.get('etag') ?? undefined };
}

/** Writes a value, whatever was there; with `ttlSeconds` it is gone after that. */
export async function writeState(
  sidecar: Store,
  key: string,
  value: unknown,
  ttlSeconds?: number,
): Promise<void> {
  const response = await save(sidecar, {
    key,
    value,
    ...(ttlSeconds !== undefined && { metadata: { ttlInSeconds: String(ttlSeconds) } }),
  });
  if (!response.ok) throw new Error(`the state store answered ${response.status}`);
}

/**
 * Changes a value by what it is, one writer after the other: a write counts only when nobody has written
 * since it was read, by its etag. A store refuses one that comes second with an error like any other, so
 * it is read again: when it is another one now, somebody was faster.
 */
export async function changeState(
  sidecar: Store,
  key: string,
  change: (value: unknown) => unknown,
): Promise<void> {
  let seen = await readState(sidecar, key);
  for (let round = 1; ; round++) {
    const response = await save(sidecar, {
      key,
      value: change(seen.value),
      ...(seen.etag && { etag: seen.etag }),
      options: { concurrency: 'first-write', consistency: 'strong' },
    });
    if (response.ok) return;
    const now = await readState(sidecar, key);
    if (now.etag === seen.etag || round === MOST_ROUNDS)
      throw new Error(`the state store answered ${response.status}`);
    seen = now;
    await pause(Math.random() * 10 * round);
  }
}

const save = (sidecar: Store, entry: object): Promise<Response> =>
  componentCall('save', STATE_STORE, () =>
    fetch(`${sidecar.url}/v1.0/state/${STATE_STORE}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...traceHeader() },
      body: JSON.stringify([entry]),
      signal: AbortSignal.timeout(LIMIT_MS),
    }),
  );
