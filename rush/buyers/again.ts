import { pause } from './pause.ts';
import { ToldNo } from './shop.ts';

/** No answer, or none worth the name: whoever hears this presses the button again. */
const NO_ANSWER = new Set([
  'UPSTREAM_UNAVAILABLE',
  'RATE_LIMITED',
  'ECONNRESET',
  'ECONNREFUSED',
  'no answer',
]);
const TRIES = 10;
const TRY_AGAIN_MS = 2_000;

export const isNoAnswer = (fault: unknown): boolean => fault instanceof ToldNo && NO_ANSWER.has(fault.code);

/** Does it again until there is an answer, as people do, but not for ever. */
export async function again<T>(act: () => Promise<T>, stop: AbortSignal): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await act();
    } catch (fault) {
      if (!isNoAnswer(fault) || tries === TRIES || !(await pause(TRY_AGAIN_MS, stop))) throw fault;
    }
  }
}
