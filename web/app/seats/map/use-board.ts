import { useSyncExternalStore } from 'react';
import type { SeatBoard } from './seat-board.ts';

/** In a rush hundreds of seats change in a second; counts are read by people. */
const PAUSE_MS = 250;

/** Renders again after seats have changed, a few times a second at most. */
export function useChanges(board: SeatBoard): void {
  useSyncExternalStore(watcherOf(board), () => shownOf(board));
}

type Shown = { changes: number; watch: (tell: () => void) => () => void };

const shown = new WeakMap<SeatBoard, Shown>();

const watcherOf = (board: SeatBoard) => stateOf(board).watch;
const shownOf = (board: SeatBoard) => stateOf(board).changes;

function stateOf(board: SeatBoard): Shown {
  const known = shown.get(board);
  if (known) return known;
  const state: Shown = {
    changes: board.changes(),
    watch(tell) {
      let timer: number | undefined;
      const stop = board.watch(() => {
        timer ??= window.setTimeout(() => {
          timer = undefined;
          state.changes = board.changes();
          tell();
        }, PAUSE_MS);
      });
      return () => {
        stop();
        window.clearTimeout(timer);
      };
    },
  };
  shown.set(board, state);
  return state;
}
