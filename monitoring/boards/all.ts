import type { Board } from '../grafana/board.ts';
import { money } from './money.ts';
import { rush } from './rush.ts';
import { seats } from './seats.ts';
import { sidecars } from './sidecars.ts';

/** By the name of its file. */
export const boards: Record<string, Board> = { rush, money, seats, sidecars };
