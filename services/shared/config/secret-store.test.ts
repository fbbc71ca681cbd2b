import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunningSidecar, startSidecar } from '../testing/sidecar.ts';
import { ConfigError } from './env.ts';
import { takeSecrets } from './secret-store.ts';

let sidecar: RunningSidecar;
beforeAll(async () => {
  // The local secret store is the sidecar's environment.
  vi.stubEnv('tiketi-auth', '{"DB_PASSWORD":"from-the-store","ADMIN_PASSWORD":"also"}');
  vi.stubEnv('tiketi-event', 'no JSON');
  vi.stubEnv('somebody-elses', '{"DB_PASSWORD":"not yours"}');
  sidecar = await startSidecar('auth');
  vi.unstubAllEnvs();
}, 60_000);
afterAll(() => sidecar.stop());

const environment = (name?: string) => ({
  DAPR_HTTP_PORT: new URL(sidecar.url).port,
  DB_NAME: 'auth',
  ...(name && { SECRET_NAME: name }),
});

test('the secrets of a service come from its sidecar into its environment', async () => {
  const env: NodeJS.ProcessEnv = environment('tiketi-auth');
  await takeSecrets(env);
  expect(env).toMatchObject({ DB_NAME: 'auth', DB_PASSWORD: 'from-the-store', ADMIN_PASSWORD: 'also' });
});

test('without a name nobody is asked', async () => {
  const env = environment();
  await takeSecrets({ ...env, DAPR_HTTP_PORT: '1' });
  expect(env).toEqual(environment());
});

test.each([
  ['what is not among its secrets', 'somebody-elses', 'it answers 403'],
  ['what no secret may be called', '../statestore', 'it answers 4'],
])('a service that asks for %s does not start', async (_, name, reason) => {
  await expect(takeSecrets(environment(name), 1_000)).rejects.toThrow(reason);
});

test('a secret that cannot be read is named, and not shown', async () => {
  const refusal = await takeSecrets(environment('tiketi-event')).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ConfigError);
  expect(String(refusal)).toContain('"tiketi-event"');
  expect(String(refusal)).not.toContain('no JSON');
});

test('a sidecar that never comes is waited for only so long', async () => {
  const env = { ...environment('tiketi-auth'), DAPR_HTTP_PORT: '1' };
  await expect(takeSecrets(env, 1_000)).rejects.toThrow('nobody answers');
});
