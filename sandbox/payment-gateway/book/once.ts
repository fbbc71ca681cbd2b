import type { Answer, Charges } from './charges.ts';
import { Refused } from './refused.ts';

/**
 * Runs `work` once per key: a repeat gets the first answer, a repeat while the first still runs is refused.
 * Without a key the work runs each time. A 500 decided nothing, so it is not kept.
 * @see https://docs.tosspayments.com/guides/using-api/idempotency-key
 * @see https://developers.portone.io/api/rest-v2/payment
 */
export function createOnce(charges: Charges, answerTo: (refused: Refused) => Answer) {
  const running = new Set<string>();

  async function answerOf(work: () => Promise<object>): Promise<Answer> {
    try {
      return { status: 200, body: await work() };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return answerTo(error);
    }
  }

  return async function once(
    key: string | undefined,
    work: () => Promise<object>,
  ): Promise<{ answer: Answer; repeated: boolean }> {
    if (key === undefined) return { answer: await answerOf(work), repeated: false };
    const first = charges.answerTo(key);
    if (first !== undefined) return { answer: first, repeated: true };
    if (running.has(key)) throw new Refused('same request running');

    running.add(key);
    try {
      const answer = await answerOf(work);
      if (answer.status !== 500) charges.keepAnswer(key, answer);
      return { answer, repeated: false };
    } finally {
      running.delete(key);
    }
  };
}
