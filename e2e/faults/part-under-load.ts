import { expect } from 'vitest';
import { until } from '../../story/client/until.ts';
import { parts } from '../system/parts.ts';
import { appUrl } from '../system/places.ts';
import { underLoad } from './load/load.ts';

export const APPS = ['auth', 'event', 'queue', 'reservation', 'payment', 'notification'] as const;

const readiness = async (app: string) => (await fetch(`${appUrl(app)}/health/all`)).status;

/** A service dies in the midst of load and is started again, as a platform would; buyers go on. */
export const killUnderLoad = (app: string) =>
  underLoad(async () => {
    await parts.kill(app);
    await parts.start(app);
  });

/** A sidecar dies in the midst of load: its app stays, says that it is not ready, and is so again by itself. */
export const killSidecarUnderLoad = (app: string) =>
  underLoad(async () => {
    const pidOf = async () => (await parts.list()).find(({ name }) => name === app)?.pid;
    const before = await pidOf();
    await parts.kill(`${app}-sidecar`);
    expect(await readiness(app)).toBe(503);
    expect((await fetch(`${appUrl(app)}/health`)).status).toBe(200);
    await parts.start(`${app}-sidecar`);
    await until(
      `${app} is ready`,
      () => readiness(app),
      (status) => status === 200,
    );
    expect(await pidOf()).toBe(before);
  });
