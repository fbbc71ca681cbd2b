import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ConfigError, flag, minutes, port, readEnv, secret, text, wholeNumber } from './env.ts';
import { databaseEnv, serviceEnv } from './service.ts';

const good = { APP_PORT: '3001', DAPR_HTTP_PORT: '3501', APP_API_TOKEN: 'token-of-this-machine' };

beforeEach(() => {
  vi.stubEnv('TIKETI_PROFILE', 'production');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** What the refusal to start says. */
function refusalOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('it was accepted');
}

test('numbers, flags and durations are read from their texts', () => {
  const read = readEnv(
    { PORT: port, COUNT: wholeNumber, ON: flag, OFF: flag, HOLD: minutes(5), SHORT: minutes(5), NAME: text },
    { PORT: '3001', COUNT: '0', ON: 'true', SHORT: '0.05', NAME: 'x' },
  );
  expect(read).toEqual({
    PORT: 3001,
    COUNT: 0,
    ON: true,
    OFF: false,
    HOLD: 300_000,
    SHORT: 3_000,
    NAME: 'x',
  });
});

describe('a service does not start', () => {
  test('without what it must have; the message names everything that is missing', () => {
    const message = refusalOf(() => readEnv({ ...serviceEnv, ...databaseEnv }, {}));
    for (const name of [
      'APP_PORT',
      'DAPR_HTTP_PORT',
      'APP_API_TOKEN',
      'DB_HOST',
      'DB_NAME',
      'DB_USER',
      'DB_PASSWORD',
    ]) {
      expect(message).toContain(`${name}:`);
    }
  });

  test.each([
    ['a port beyond all ports', { APP_PORT: '65536' }, 'APP_PORT'],
    ['a port of zero', { DAPR_HTTP_PORT: '0' }, 'DAPR_HTTP_PORT'],
    ['a port in words', { APP_PORT: 'http' }, 'APP_PORT'],
    ['an empty secret', { APP_API_TOKEN: '' }, 'APP_API_TOKEN'],
    ['a log level that does not exist', { LOG_LEVEL: 'chatty' }, 'LOG_LEVEL'],
  ])('with %s', (_, changed, named) => {
    expect(refusalOf(() => readEnv(serviceEnv, { ...good, ...changed }))).toContain(`${named}:`);
  });

  test.each(['0', '-1', 'soon'])('with a duration of %s minutes', (value) => {
    expect(refusalOf(() => readEnv({ HOLD: minutes(5) }, { HOLD: value }))).toContain('HOLD:');
  });

  test('with a secret that stands in dev.yaml, outside the local profile', () => {
    const env = { ...good, APP_API_TOKEN: 'local-sidecar-token' };
    expect(refusalOf(() => readEnv(serviceEnv, env))).toContain('APP_API_TOKEN:');
    vi.stubEnv('TIKETI_PROFILE', 'local');
    expect(readEnv(serviceEnv, env).APP_API_TOKEN).toBe('local-sidecar-token');
  });
});

test('a refusal to start never shows a value', () => {
  const message = refusalOf(() =>
    readEnv({ SECRET: secret, PORT: port }, { SECRET: 'local-hunter2', PORT: 'hunter2' }),
  );
  expect(message).toMatch(/SECRET:.*\n.*PORT:/);
  expect(message).not.toContain('hunter2');
});

test('a service that is told no profile takes itself for one in production', () => {
  expect(readEnv(serviceEnv, good).TIKETI_PROFILE).toBe('production');
});
