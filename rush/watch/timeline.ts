import type { Crowd } from '../buyers/crowd.ts';

/** Who was where at one moment, in seconds from the start. */
export type Sample = { at: number; arrived: number; waiting: number; inside: number; paid: number };

const EVERY_MS = 500;

/** Notes every half second who is where, as the buyers see it. */
export function startTimeline(crowd: Crowd) {
  const startedAt = performance.now();
  const samples: Sample[] = [];
  const note = () =>
    samples.push({
      at: (performance.now() - startedAt) / 1_000,
      arrived: crowd.journeys.length,
      waiting: crowd.count('waiting'),
      inside: crowd.count('inside') + crowd.count('holding'),
      paid: crowd.count('paid'),
    });
  note();
  const timer = setInterval(note, EVERY_MS);
  return {
    samples: samples as readonly Sample[],
    close() {
      clearInterval(timer);
      note();
    },
  };
}
