import type { SeatNews, SeatStatus } from './seat-board.ts';

const STATUSES: readonly SeatStatus[] = ['available', 'locked', 'reserved'];

/** A `seat-selected` or `seat-released` message; undefined for what is none. */
export function readSeatNews(payload: unknown): SeatNews | undefined {
  if (typeof payload !== 'object' || payload === null) return undefined;
  if (!('seatId' in payload && 'status' in payload && 'version' in payload)) return undefined;
  const { seatId, version } = payload;
  const status = STATUSES.find((known) => known === payload.status);
  if (typeof seatId !== 'string' || typeof version !== 'number' || !status) return undefined;
  return { seatId, status, version };
}
