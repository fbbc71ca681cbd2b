import { LRUCache } from 'lru-cache';

/** An answer as it goes out: serialised once, sent many times. */
export type Ready = { body: string };

type Load<Answer> = () => Promise<Answer>;

export type ReadyAnswers<Answer> = {
  answer: (key: string, load: Load<Answer>) => Promise<Answer>;
  /** What they were made of has changed: from now on all are made anew. */
  drop: () => void;
};

/** From then on an answer is made anew, while the old one still goes out. */
const FRESH_MS = 1_000;
/** Older than this nothing goes out. */
const LAST_MS = 2_000;
/** Small answers take more memory than their bytes. */
const MOST_ANSWERS = 10_000;

/**
 * Keeps answers ready for the moment everybody asks for the same: at most two seconds old, and of
 * those who ask only the first one ever waits. However many ask at once, one `load` runs per key;
 * when it throws nothing is kept. `maxBytes` bounds the memory, for keys come from clients.
 * Each drop begins a new generation, so that what is still being loaded then never counts as new.
 */
export function keepReady<Answer extends Ready>(maxBytes: number): ReadyAnswers<Answer> {
  const answers = new LRUCache<string, Answer, Load<Answer>>({
    ttl: LAST_MS,
    max: MOST_ANSWERS,
    maxSize: maxBytes,
    sizeCalculation: ({ body }, key) => Buffer.byteLength(body) + key.length,
    fetchMethod: (_key, _old, { context: load }) => load(),
    noDeleteOnFetchRejection: true,
    // Pushed out by other keys while it loads, an answer still goes to those who wait for it.
    ignoreFetchAbort: true,
  });
  let generation = 0;
  return {
    async answer(question, load) {
      const key = `${generation} ${question}`;
      const ready = answers.get(key);
      if (!ready) return answers.forceFetch(key, { context: load });
      if (answers.getRemainingTTL(key) < LAST_MS - FRESH_MS) {
        // Joins the load that is already running, if there is one; should it fail, the next one tries again.
        answers.fetch(key, { context: load, forceRefresh: true }).catch(() => undefined);
      }
      return ready;
    },
    drop() {
      generation += 1;
      answers.clear();
    },
  };
}
