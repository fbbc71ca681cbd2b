import { TossError } from './errors.ts';
import type { Answer, Payments } from './payments.ts';

/**
 * Runs `work` once per key: a repeat gets the first answer, a repeat while the first still runs gets 409.
 * Without a key the work runs each time. A 500 decided nothing, so it is not kept.
 * @see https://docs.tosspayments.com/guides/using-api/idempotency-key
 */
export function createIdempotency(payments: Payments) {
  const running = new Set<string>();

  return async function once(
    key: string | undefined,
    work: () => Promise<object>,
  ): Promise<{ answer: Answer; repeated: boolean }> {
    if (key === undefined) return { answer: await answerOf(work), repeated: false };
    const first = payments.answerTo(key);
    if (first !== undefined) return { answer: first, repeated: true };
    if (running.has(key)) throw new TossError('IDEMPOTENT_REQUEST_PROCESSING');

    running.add(key);
    try {
      const answer = await answerOf(work);
      if (answer.status < 500) payments.keepAnswer(key, answer);
      return { answer, repeated: false };
    } finally {
      running.delete(key);
    }
  };
}

async function answerOf(work: () => Promise<object>): Promise<Answer> {
  try {
    return { status: 200, body: await work() };
  } catch (error) {
    if (!(error instanceof TossError)) throw error;
    return { status: error.status, body: { code: error.code, message: error.message } };
  }
}
