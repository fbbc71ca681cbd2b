import type { components } from '../api/types/queue.ts';
import type { Question } from './proof-of-work.ts';

/** The answer to what a room asks of newcomers; a phone works on it for less than a second. */
export function solve(question: Question): Promise<components['schemas']['QueueSolution']> {
  const worker = new Worker(new URL('./solve.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<components['schemas']['QueueSolution']>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<string>) => resolve({ nonce: question.nonce, answer: data });
    worker.onerror = reject;
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}
