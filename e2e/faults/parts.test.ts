import { afterAll, describe, test } from 'vitest';
import { until } from '../../story/client/until.ts';
import { expectBooksToAgree } from '../system/books.ts';
import { parts } from '../system/parts.ts';
import { appUrl } from '../system/places.ts';
import { underLoad } from './load/load.ts';
import { APPS, killSidecarUnderLoad, killUnderLoad } from './part-under-load.ts';

afterAll(expectBooksToAgree);

// Those of payment and reservation are among the quick ones.
const OTHERS = APPS.filter((app) => app !== 'payment' && app !== 'reservation');

test.each(OTHERS)('%s is killed under load, and buyers go on', killUnderLoad);

test.each(OTHERS)("27: %s's sidecar is killed under load", killSidecarUnderLoad);

test.each(['payment-gateway', 'mail', 'redis'])('%s is killed under load, and buyers go on', (part) =>
  underLoad(async () => {
    await parts.kill(part);
    await parts.start(part);
  }),
);

test('35: all services are restarted one after the other under load, and no request is lost in the middle', async () => {
  await underLoad(async ({ goesOn }) => {
    for (const app of APPS) {
      await parts.stop(app);
      await parts.start(app);
      await goesOn(2);
    }
  });
});

const statusOf = (app: string, path: string) =>
  fetch(`${appUrl(app)}${path}`).then(
    ({ status }) => status,
    () => 'nobody' as const,
  );
const answers = (app: string, path: string, status: number) =>
  until(
    `${app}${path} answers ${status}`,
    () => statusOf(app, path),
    (seen) => seen === status,
  );

describe('28', () => {
  test.each(APPS)(
    '%s starts before its sidecar: it lives, is not ready, and is ready with it',
    async (app) => {
      await Promise.all([parts.stop(app), parts.stop(`${app}-sidecar`)]);
      const starting = parts.start(app);
      await answers(app, '/health', 200);
      await answers(app, '/health/all', 503);
      await parts.start(`${app}-sidecar`);
      await starting;
      await answers(app, '/health/all', 200);
    },
  );

  test.each(APPS)('the sidecar of %s starts before it, and serves when it is there', async (app) => {
    await Promise.all([parts.stop(app), parts.stop(`${app}-sidecar`)]);
    const starting = parts.start(`${app}-sidecar`);
    await parts.start(app);
    await starting;
    await answers(app, '/health/all', 200);
  });

  test('and after all of it buyers go on', () => underLoad(async () => {}));
});
