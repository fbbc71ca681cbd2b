import type { components } from '../../api/types/reservation.ts';
import { indexOf, type Venue, venueOf } from './venue.ts';

export type SeatMap = components['schemas']['SeatMap'];
export type Seat = SeatMap['seats'][number];
export type SeatStatus = Seat['status'];

/** What is heard of one seat. */
export type SeatNews = { seatId: string; status: SeatStatus; version: number };

/** All seats of an event and what is known of each, by the index of its place in the venue. */
export type SeatBoard = ReturnType<typeof seatBoard>;

/** What is heard while a map is on its way may be newer than the map; a map is never so long on its way. */
const REMEMBERED_MS = 30_000;

type Watcher = (changed: number) => void;

/**
 * A board of a map that was asked for at `askedAt` (ms, by the same clock as all times here). Seats are few
 * thousand and change one by one, so nothing here is copied, and who watches is told which seat it is.
 */
export function seatBoard(map: SeatMap, askedAt: number) {
  const venue: Venue = venueOf(map.layout.sections);
  const seats: (Seat | undefined)[] = Array.from({ length: venue.seats });
  const indexes = new Map<string, number>();
  const statuses = new Map<number, SeatStatus>();
  const versions = new Map<string, number>();
  const watchers = new Set<Watcher>();
  let heardLately: (SeatNews & { at: number })[] = [];
  let changes = 0;

  for (const seat of map.seats) {
    const at = { section: seat.section, row: seat.row_number, number: seat.seat_number };
    const index = indexOf(venue, at);
    if (index === undefined) continue;
    seats[index] = seat;
    indexes.set(seat.id, index);
  }
  load(map, askedAt);

  function set(index: number, status: SeatStatus) {
    if (statuses.get(index) === status) return;
    statuses.set(index, status);
    changes += 1;
    for (const watcher of watchers) watcher(index);
  }

  /** Takes a map in the place of all that was known when it was asked for. */
  function load({ seats: loaded }: Pick<SeatMap, 'seats'>, since: number): void {
    const newer = heardLately.filter(({ at }) => at >= since);
    const heard = new Map(newer.map(({ seatId, status }) => [seatId, status]));
    for (const { id, status } of loaded) {
      const index = indexes.get(id);
      if (index !== undefined) set(index, heard.get(id) ?? status);
    }
  }

  /** Of two messages of a seat the later version counts, in whatever order they come. */
  function hear(news: SeatNews, at: number): void {
    const index = indexes.get(news.seatId);
    if (index === undefined || news.version <= (versions.get(news.seatId) ?? -1)) return;
    versions.set(news.seatId, news.version);
    heardLately = heardLately.filter((earlier) => at - earlier.at < REMEMBERED_MS);
    heardLately.push({ ...news, at });
    set(index, news.status);
  }

  const isFree = (index: number) => statuses.get(index) === 'available';

  return {
    venue,
    load,
    hear,
    isFree,
    seatOf: (index: number) => seats[index],
    statusOf: (index: number) => statuses.get(index),
    /** How many of a section are free. */
    freeIn(section: number): number {
      const block = venue.blocks[section];
      if (!block) return 0;
      let free = 0;
      for (let at = 0; at < block.rows * block.columns; at++) if (isFree(block.first + at)) free++;
      return free;
    },
    /** A number that is another after each change. */
    changes: () => changes,
    watch(watcher: Watcher): () => void {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}
