import { afterEach, expect, test, vi } from 'vitest';
import { readConfig } from './config.ts';

afterEach(() => vi.unstubAllEnvs());

/** All that payment needs anywhere, but for its gateways. */
const base = {
  APP_PORT: '3005',
  DAPR_HTTP_PORT: '3505',
  APP_API_TOKEN: 'token-of-a-sidecar-somewhere-else',
  DB_HOST: 'db',
  DB_PORT: '5432',
  DB_NAME: 'payment',
  DB_USER: 'payment',
  DB_PASSWORD: 'a-password',
};
const toss = { TOSS_SECRET_KEY: 'live_sk_1' };
const portone = {
  PORTONE_API_SECRET: 'a-secret',
  PORTONE_STORE_ID: 'store-1',
  PORTONE_WEBHOOK_SECRET: 'whsec_c2VjcmV0',
};

/** As where it matters: not on somebody's own machine. */
function elsewhere(env: Record<string, string>) {
  vi.stubEnv('TIKETI_PROFILE', 'production');
  return readConfig({ ...base, ...env });
}

test('the gateway for new payments needs its secrets, the other one may be absent', () => {
  expect(elsewhere(toss)).toMatchObject({ PAYMENT_GATEWAY: 'toss', portone: undefined });
  expect(elsewhere({ ...portone, PAYMENT_GATEWAY: 'portone' })).toMatchObject({
    toss: undefined,
    portone: { url: 'https://api.portone.io', storeId: 'store-1' },
  });
  expect(() => elsewhere({})).toThrow(/PAYMENT_GATEWAY is toss/);
  expect(() => elsewhere({ ...toss, PAYMENT_GATEWAY: 'portone' })).toThrow(/PAYMENT_GATEWAY is portone/);
  expect(() => elsewhere({ ...toss, PAYMENT_GATEWAY: 'stripe' })).toThrow(/PAYMENT_GATEWAY/);
});

test('PortOne is there with its store and its webhook secret, or not at all', () => {
  const { PORTONE_WEBHOOK_SECRET: _, ...without } = portone;
  expect(() => elsewhere({ ...toss, ...without })).toThrow(/PORTONE_WEBHOOK_SECRET/);
  expect(() => elsewhere({ ...toss, ...portone, PORTONE_WEBHOOK_SECRET: 'secret' })).toThrow(/whsec_/);
});

test('the secrets of dev.yaml are refused elsewhere, that of the webhooks in base64 too', () => {
  const local = 'whsec_bG9jYWwtcG9ydG9uZS13ZWJob29rLXNlY3JldA==';
  expect(() => elsewhere({ TOSS_SECRET_KEY: 'local-toss-secret-key' })).toThrow(/TOSS_SECRET_KEY/);
  expect(() => elsewhere({ ...toss, ...portone, PORTONE_WEBHOOK_SECRET: local })).toThrow(
    /PORTONE_WEBHOOK_SECRET/,
  );
  vi.stubEnv('TIKETI_PROFILE', 'local');
  expect(readConfig({ ...base, ...toss, ...portone, PORTONE_WEBHOOK_SECRET: local }).portone).toBeDefined();
});
