import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { readQueue, settle } from '../kept/queue.ts';

/** Some 50 kB. */
const AT_ONCE = 100;

/**
 * Tells the shop whom this phone has let in on its own, in their order and each under its own nonce, so that telling it
 * twice does no harm. Throws what `answer` throws; what was not told stays. Answers how many were told.
 */
export const upload = (userId: string): Promise<number> =>
  // Two tabs would send the same.
  navigator.locks.request('door upload', async () => {
    const queue = (await readQueue()).filter((queued) => queued.userId === userId);
    for (let from = 0; from < queue.length; from += AT_ONCE) {
      const part = queue.slice(from, from + AT_ONCE);
      const body = { checkIns: part.map(({ scan }) => scan) };
      const { results } = await answer(api.POST('/api/check-ins/batch', { body }));
      await settle(part, results);
    }
    return queue.length;
  });
