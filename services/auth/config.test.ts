import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readConfig } from './config.ts';

const GOOD = {
  TIKETI_PROFILE: 'production',
  APP_PORT: '3001',
  DAPR_HTTP_PORT: '3501',
  APP_API_TOKEN: 'a-token-of-our-own',
  DB_HOST: 'db',
  DB_NAME: 'auth',
  DB_USER: 'auth',
  DB_PASSWORD: 'a-password-of-our-own',
  KEY_ENCRYPTION_SECRET: 'a-secret-of-our-own-with-32-characters',
  REDIS_ADDRESS: 'redis:6379',
  GOOGLE_CLIENT_ID: 'tiketi.apps.googleusercontent.com',
  GOOGLE_CLIENT_SECRET: 'a-client-secret-of-our-own',
};
const OTHERS = [
  'ADMIN_EMAIL',
  'ADMIN_PASSWORD',
  'LOG_LEVEL',
  'DB_PORT',
  'DB_POOL_SIZE',
  'ORIGIN_URL',
  'OIDC_ISSUER',
  'GOOGLE_REDIRECT_URI',
  'GOOGLE_OTHER_REDIRECT_URIS',
];

const set = (env: Record<string, string | undefined>) => {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
};
beforeEach(() => {
  set({ ...GOOD, ...Object.fromEntries(OTHERS.map((name) => [name, undefined])) });
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test('what must be there is enough; the rest has its defaults', () => {
  expect(readConfig()).toMatchObject({ APP_PORT: 3001, DB_PORT: 5432, LOG_LEVEL: 'info' });
  expect(readConfig().ADMIN_PASSWORD).toBeUndefined();
  expect(readConfig()).toMatchObject({
    OIDC_ISSUER: 'https://accounts.google.com',
    googleRedirectUris: ['http://localhost:3000/auth/google/callback'],
    limits: { perAccount: 10 },
  });
});

test('the address of the administrator is read as every address is', () => {
  set({ ADMIN_EMAIL: ' First.Admin@Tiketi.gg ' });
  expect(readConfig().ADMIN_EMAIL).toBe('first.admin@tiketi.gg');
  // Lower-casing all there is would make a k of the Kelvin sign: another one's address.
  for (const none of ['admin', '\u212aim@tiketi.gg']) {
    set({ ADMIN_EMAIL: none });
    expect(readConfig).toThrow('ADMIN_EMAIL:');
  }
});

test('Google may send people back to the shop’s page, wherever it is, or to those that are named', () => {
  set({ ORIGIN_URL: 'https://tiketi.example/' });
  expect(readConfig().googleRedirectUris).toEqual(['https://tiketi.example/auth/google/callback']);
  set({
    GOOGLE_REDIRECT_URI: 'https://a.example/b',
    GOOGLE_OTHER_REDIRECT_URIS: ' tiketi://c , https://d.example',
  });
  expect(readConfig().googleRedirectUris).toEqual(['https://a.example/b', 'tiketi://c', 'https://d.example']);
  set({ GOOGLE_OTHER_REDIRECT_URIS: 'nonsense' });
  expect(readConfig).toThrow('GOOGLE_OTHER_REDIRECT_URIS');
});

describe('the service does not start', () => {
  test.each(Object.keys(GOOD).filter((name) => name !== 'TIKETI_PROFILE'))('without %s', (name) => {
    set({ [name]: undefined });
    expect(readConfig).toThrow(`${name}:`);
    set({ [name]: '' });
    expect(readConfig).toThrow(`${name}:`);
  });

  test.each([
    ['APP_API_TOKEN', 'local-sidecar-token'],
    ['DB_PASSWORD', 'local-auth'],
    ['KEY_ENCRYPTION_SECRET', 'local-key-encryption-secret-of-32-characters'],
    ['ADMIN_PASSWORD', 'admin123'],
    ['GOOGLE_CLIENT_SECRET', 'local-google-client-secret'],
  ])('with the %s of dev.yaml, outside the local profile', (name, value) => {
    set({ [name]: value });
    expect(readConfig).toThrow(`${name}:`);
    set({ TIKETI_PROFILE: undefined });
    expect(readConfig).toThrow(`${name}:`);
    set({ TIKETI_PROFILE: 'local' });
    expect(readConfig()).toMatchObject({ [name]: value });
  });

  test('with a short KEY_ENCRYPTION_SECRET', () => {
    set({ KEY_ENCRYPTION_SECRET: 'x'.repeat(31) });
    expect(readConfig).toThrow('KEY_ENCRYPTION_SECRET: must have at least 32 characters');
  });
});
