import type { Logger } from '../telemetry/logger.ts';
import { gauge } from '../telemetry/metrics.ts';
import type { DeadLetters } from './letter.ts';

const EVERY_MS = 15_000;

const waiting = gauge('tiketi_dead_letters', 'Events given up and not replayed yet', ['topic']);
const topics = new Set<string>();

/** Sets the gauge; a store that does not answer leaves it as it is. */
export async function measureDeadLetters(letters: Pick<DeadLetters, 'count'>, log: Logger): Promise<void> {
  try {
    const counts = await letters.count();
    for (const topic of counts.keys()) topics.add(topic);
    for (const topic of topics) waiting.set({ topic }, counts.get(topic) ?? 0);
  } catch (error) {
    log.debug({ err: error }, 'dead letters not counted');
  }
}

/** Keeps the gauge true in each replica, whichever of them kept or replayed a letter. */
export function watchDeadLetters(letters: DeadLetters, log: Logger): { close: () => void } {
  const measure = () => void measureDeadLetters(letters, log);
  measure();
  const timer = setInterval(measure, EVERY_MS);
  return { close: () => clearInterval(timer) };
}
