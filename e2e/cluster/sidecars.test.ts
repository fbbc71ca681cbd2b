import { test } from 'vitest';
import { expectBooksToAgreeWithin } from '../system/books.ts';
import { eventsFlow } from '../system/events-flow.ts';
import { containerOf, kill, podsOf, untilContainer } from './pods.ts';

/** What a sidecar had in hand when it died comes again only after minutes, but money does not wait for that. */
const SETTLED_WITHIN_MS = 100_000;

test('27, 28: a sidecar is killed: its pod is not ready until it is back, the app stays, and all goes on', async () => {
  for (const pod of await podsOf('payment')) {
    const [app, daprd] = [containerOf(pod, 'app'), containerOf(pod, 'daprd')];
    await kill(pod, 'daprd');
    await untilContainer(pod, 'app', { ready: false });
    await untilContainer(pod, 'daprd', { restartCount: daprd.restartCount + 1, ready: true });
    await untilContainer(pod, 'app', { ready: true, restartCount: app.restartCount });
  }
  await eventsFlow();
  await expectBooksToAgreeWithin(SETTLED_WITHIN_MS);
});

test('28: an app is killed: it comes up beside the sidecar that is there already', async () => {
  for (const pod of await podsOf('reservation')) {
    const [app, daprd] = [containerOf(pod, 'app'), containerOf(pod, 'daprd')];
    await kill(pod, 'app');
    await untilContainer(pod, 'app', { restartCount: app.restartCount + 1, ready: true });
    await untilContainer(pod, 'daprd', { restartCount: daprd.restartCount, ready: true });
  }
  await eventsFlow();
  await expectBooksToAgreeWithin(SETTLED_WITHIN_MS);
});
