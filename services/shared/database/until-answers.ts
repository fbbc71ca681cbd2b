import type { Logger } from '../telemetry/logger.ts';
import { isDatabaseAway, isTooSlow } from './away.ts';

const PAUSE_MS = 1_000;

/**
 * Does what a start needs of the database, as often as it takes while the database is away or not made yet.
 * What is too slow is thrown: trying it for ever would look like waiting.
 */
export async function untilDatabaseAnswers<Result>(
  work: () => Promise<Result>,
  log: Logger,
): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (isTooSlow(error) || !(isDatabaseAway(error) || isNotMadeYet(error))) throw error;
      log.warn({ err: error }, 'waiting for the database');
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

/** No such database, or no such role: in a cluster both are made while the services start (make-databases.ts). */
const isNotMadeYet = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '3D000' || error.code === '28P01');
