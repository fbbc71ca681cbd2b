import { deadline } from '../deadline.ts';
import { componentCall } from './component-call.ts';
import { LOCK_STORE, type Sidecar } from './sidecar.ts';

const LOCK_LIMIT_MS = 500;

/** `unknown` = the lock store did not answer; the caller decides what that means for it. */
export type LockResult = 'taken' | 'busy' | 'unknown';

/**
 * Tries a named lock once. It ends by itself after `expirySeconds`; it only keeps crowds
 * and doubled work away, and is never what makes an act right.
 */
export async function tryLock(
  sidecar: Sidecar,
  resource: string,
  owner: string,
  expirySeconds: number,
): Promise<LockResult> {
  try {
    const { success } = await deadline(
      componentCall('lock', LOCK_STORE, () =>
        sidecar.client.lock.lock(LOCK_STORE, resource, owner, expirySeconds),
      ),
      LOCK_LIMIT_MS,
    );
    return success ? 'taken' : 'busy';
  } catch {
    return 'unknown';
  }
}

/** Gives the lock back early; when that fails it runs out by itself. */
export async function unlock(sidecar: Sidecar, resource: string, owner: string): Promise<void> {
  await deadline(
    componentCall('unlock', LOCK_STORE, () => sidecar.client.lock.unlock(LOCK_STORE, resource, owner)),
    LOCK_LIMIT_MS,
  ).catch(() => undefined);
}

/** Runs `work` in one replica at a time; the others skip this turn. Without a lock store all run. */
export async function asSingleton(
  sidecar: Sidecar,
  resource: string,
  expirySeconds: number,
  work: () => Promise<void>,
): Promise<void> {
  const owner = crypto.randomUUID();
  if ((await tryLock(sidecar, resource, owner, expirySeconds)) === 'busy') return;
  try {
    await work();
  } finally {
    await unlock(sidecar, resource, owner);
  }
}
