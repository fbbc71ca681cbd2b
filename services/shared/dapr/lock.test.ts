import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silent } from '../testing/database.ts';
import { startSidecar } from '../testing/sidecar.ts';
import { asSingleton, tryLock, unlock } from './lock.ts';
import { connectSidecar } from './sidecar.ts';

const NOBODYS_PORT = 1;
const newName = () => `job:${crypto.randomUUID()}`;

describe('with a lock store', () => {
  let sidecar: Awaited<ReturnType<typeof startSidecar>>;
  beforeAll(async () => {
    sidecar = await startSidecar('payment');
  });
  afterAll(() => sidecar.stop());

  test('of two owners the first has the lock, until it gives it back', async () => {
    const name = newName();
    expect(await tryLock(sidecar, name, 'one', 60)).toBe('taken');
    expect(await tryLock(sidecar, name, 'two', 60)).toBe('busy');
    await unlock(sidecar, name, 'two');
    expect(await tryLock(sidecar, name, 'two', 60)).toBe('busy');
    await unlock(sidecar, name, 'one');
    expect(await tryLock(sidecar, name, 'two', 60)).toBe('taken');
  });

  test('of five replicas one does the work of a turn', async () => {
    const name = newName();
    const gate = Promise.withResolvers<void>();
    let runs = 0;
    const turn = () =>
      asSingleton(sidecar, name, 60, async () => {
        runs += 1;
        await gate.promise;
      });
    const turns = Array.from({ length: 5 }, turn);
    // All but the one at work come back at once.
    await atLeast(4, turns);
    expect(runs).toBe(1);
    gate.resolve();
    await Promise.all(turns);
    expect(runs).toBe(1);
  });

  test('the next turn is free for anybody, also when the work failed', async () => {
    const name = newName();
    const failing = asSingleton(sidecar, name, 60, () => Promise.reject(new Error('oops')));
    await expect(failing).rejects.toThrow('oops');
    let ran = false;
    await asSingleton(sidecar, name, 60, async () => {
      ran = true;
    });
    expect(ran).toBe(true);
  });
});

test('with nobody to ask for a lock the work is done all the same', async () => {
  const away = connectSidecar(NOBODYS_PORT, silent);
  expect(await tryLock(away, newName(), 'one', 60)).toBe('unknown');
  let ran = false;
  await asSingleton(away, newName(), 60, async () => {
    ran = true;
  });
  expect(ran).toBe(true);
  await away.close();
});

/** Resolves when so many of the promises have. */
function atLeast(count: number, promises: Promise<void>[]): Promise<void> {
  const enough = Promise.withResolvers<void>();
  let done = 0;
  for (const promise of promises) {
    promise.then(() => {
      done += 1;
      if (done === count) enough.resolve();
    }, enough.reject);
  }
  return enough.promise;
}
