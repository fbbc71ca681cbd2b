import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectDir } from '../places.ts';
import { scratchDir } from '../testing/scratch-dir.ts';
import { infrastructurePorts, neededPorts } from './infrastructure.ts';
import { movePorts } from './move-ports.ts';
import { readRunTemplate } from './run-template.ts';

describe('dev.yaml', () => {
  test('names the six apps with their ports and absolute paths', () => {
    const { apps, common } = readRunTemplate();
    expect(apps.map((app) => [app.appID, app.appPort, app.daprHTTPPort])).toEqual([
      ['auth', 3001, 3501],
      ['event', 3002, 3502],
      ['queue', 3003, 3503],
      ['reservation', 3004, 3504],
      ['payment', 3005, 3505],
      ['notification', 3006, 3506],
    ]);
    expect(apps[0]?.appDirPath).toBe(join(projectDir, 'services/auth'));
    expect(common.configFilePath).toBe(join(projectDir, 'dapr/config.yaml'));
  });

  test('gives each service that has a database one of its own', () => {
    const databases = readRunTemplate().apps.flatMap(({ env }) => env.DB_NAME ?? []);
    expect(databases).toEqual(['auth', 'event', 'reservation', 'payment']);
  });

  test('with an offset shares no port with the system without one', () => {
    const [here, beside] = [0, 20_000].map((offset) =>
      neededPorts(readRunTemplate(undefined, offset), true).map(({ port }) => port),
    );
    expect(new Set(here).size).toBe(8 + 6 * 5);
    expect(beside).toEqual(here?.map((port) => port + 20_000));
  });

  test('says where the infrastructure is', () => {
    expect(infrastructurePorts(readRunTemplate())).toEqual({
      postgres: 5442,
      redis: 6389,
      smtp: 1025,
      mailPage: 1080,
      paymentGateway: 4100,
      openidIssuer: 4200,
      phone: 4300,
      origin: 3000,
    });
  });

  test('that is not a run template is refused with the field at fault', () => {
    const file = join(scratchDir(), 'dev.yaml');
    writeFileSync(file, 'version: 1\nname: x\ncommon: {}\napps: [{ appID: auth, appPort: high }]\n');
    expect(() => readRunTemplate(file)).toThrow(/apps\[0\]\.appPort/);
  });
});

test('an offset moves ports and local addresses, and nothing else', () => {
  const env = {
    DB_PORT: '5442',
    REDIS_ADDRESS: 'localhost:6389',
    TOSS_URL: 'http://localhost:4100/v1',
    ELSEWHERE: 'https://example.com:443',
    HOLD_MINUTES: '5',
  };
  expect(movePorts(env, 10)).toEqual({
    DB_PORT: '5452',
    REDIS_ADDRESS: 'localhost:6399',
    TOSS_URL: 'http://localhost:4110/v1',
    ELSEWHERE: 'https://example.com:443',
    HOLD_MINUTES: '5',
  });
});
