import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { silent } from '../testing/database.ts';
import { startSidecar } from '../testing/sidecar.ts';
import { connectSidecar } from './sidecar.ts';
import { claim, release } from './state.ts';

const NOBODYS_PORT = 1;
const newKey = () => `mail:${crypto.randomUUID()}:a/b c`;

describe('with a state store', () => {
  let sidecar: Awaited<ReturnType<typeof startSidecar>>;
  beforeAll(async () => {
    sidecar = await startSidecar('notification');
  });
  afterAll(() => sidecar.stop());

  test('a key is claimed once, until it is released', async () => {
    const key = newKey();
    expect(await claim(sidecar, key, 60)).toBe(true);
    expect(await claim(sidecar, key, 60)).toBe(false);
    await release(sidecar, key);
    expect(await claim(sidecar, key, 60)).toBe(true);
  });

  test('of four replicas that claim a key at once one gets it', async () => {
    const key = newKey();
    const claims = await Promise.all(Array.from({ length: 4 }, () => claim(sidecar, key, 60)));
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  test('a claim ends by itself', async () => {
    const key = newKey();
    expect(await claim(sidecar, key, 1)).toBe(true);
    await vi.waitUntil(() => claim(sidecar, key, 60), { timeout: 10_000, interval: 100 });
  });

  test('what nobody has claimed may be released', async () => {
    await release(sidecar, newKey());
  });
});

test('while the store does not answer nobody has the key, and the caller hears of it', async () => {
  const away = connectSidecar(NOBODYS_PORT, silent);
  await expect(claim(away, newKey(), 60)).rejects.toThrow();
  await expect(release(away, newKey())).rejects.toThrow();
  await away.close();
});
