import { setTimeout as pause } from 'node:timers/promises';
import { count } from '../../crowd/system/databases.ts';
import { until } from '../../story/client/until.ts';

const HEARD_MS = 500;

/** Resolves when all that a load has caused is done: outboxes empty, and the last events taken in. */
export async function settled(): Promise<void> {
  for (const app of ['reservation', 'payment']) {
    await until(
      `${app}'s outbox is empty`,
      () => count(app, 'select count(*) from outbox'),
      (left) => left === 0,
      60_000,
    );
  }
  await pause(HEARD_MS);
}
