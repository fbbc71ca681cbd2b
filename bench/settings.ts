import { join } from 'node:path';
import { z } from 'zod';
import { readEnv } from '../services/shared/config/env.ts';
import { developmentDir } from '../start/places.ts';

const number = (fallback: number) => z.coerce.number().positive().default(fallback);

const env = readEnv({
  /** `1`: the whole system on the first core, the load on the second. */
  BENCH_PIN: z.string().default(''),
  /** Each case is run so often; the run with the middle rate is told. */
  BENCH_RUNS: number(3),
  /** How long a load lasts that has no end of its own. */
  BENCH_SECONDS: number(10),
  /** Another system than that of `npm start`: where it keeps its state. `TIKETI_PORT_OFFSET` says how far its ports are moved. */
  BENCH_STATE_DIR: z.string().default(developmentDir),
  /** Replicas of queue among which clients are spread, separated by commas; without it, the one of `npm start`. */
  BENCH_QUEUE: z.string().default(''),
});

export const settings = {
  pinned: env.BENCH_PIN === '1',
  runs: env.BENCH_RUNS,
  seconds: env.BENCH_SECONDS,
  stateDir: env.BENCH_STATE_DIR,
  queues: env.BENCH_QUEUE.split(',').filter((url) => url !== ''),
  resultsFile: join(import.meta.dirname, 'results.json'),
};
