import type { Options } from './arguments.ts';
import { arrivals } from './arrivals.ts';
import { type Random, seeded } from './random.ts';

/** How a buyer hears of their turn. */
export type Way = 'socket' | 'polling';

/** What a buyer does who does not simply wait; `leave` and `vanish` also when they are inside by then. */
export type Whim = { act: 'leave' | 'vanish' | 'reload'; afterMs: number };

/** What one buyer means to do. Shares are drawn, so that they hold for many buyers, not for few. */
export type Plan = {
  /** In ms from the start of the rush. */
  arrivesAt: number;
  way: Way;
  whim: Whim | undefined;
  pays: 'card' | 'points';
  /** Cards of the sandbox gateway, tried in turn. */
  cards: string[];
  /** For what is decided on the way: seats, and time to think. */
  random: Random;
};

const SHORTEST_PATIENCE_MS = 1_000;
const LONGEST_PATIENCE_MS = 30_000;
const DECLINED_SHARE = 0.03;
const SLOW_SHARE = 0.05;

export function plans(options: Options): Plan[] {
  const times = arrivals(options, seeded(options.seed));
  return times.map((arrivesAt, index) => {
    // A stream of their own for each, so that one more draw by one changes nothing for the others.
    const random = seeded((options.seed + 1) * 1_000_003 + index);
    return {
      arrivesAt,
      way: wayOf(options.by, random),
      whim: whimOf(options, random),
      pays: random() < options.points ? 'points' : 'card',
      cards: cardsOf(random),
      random,
    };
  });
}

function wayOf(by: Options['by'], random: Random): Way {
  if (by === 'mixed') return random() < 0.5 ? 'socket' : 'polling';
  return by === 'sockets' ? 'socket' : 'polling';
}

function whimOf({ leave, vanish, reload }: Options, random: Random): Whim | undefined {
  const draw = random();
  const afterMs = SHORTEST_PATIENCE_MS + random() * (LONGEST_PATIENCE_MS - SHORTEST_PATIENCE_MS);
  if (draw < leave) return { act: 'leave', afterMs };
  if (draw < leave + vanish) return { act: 'vanish', afterMs };
  if (draw < leave + vanish + reload) return { act: 'reload', afterMs };
  return undefined;
}

function cardsOf(random: Random): string[] {
  const draw = random();
  if (draw < DECLINED_SHARE) return ['decline', 'approve'];
  return draw < DECLINED_SHARE + SLOW_SHARE ? ['slow-1'] : ['approve'];
}
