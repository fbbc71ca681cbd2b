import { type RoomState, roomStateOf, type SettingsReply } from '../settings.ts';
import { type Estimate, type MemoryOfRoom, type MemoryReply, readEstimate, readMemory } from './standing.ts';

/** What one call-up did, and how the room is now. */
export type CallUp = {
  /** Who was called up, in this order. */
  called: { userId: string; visit: number; waitedMs: number }[];
  /** Others could be called up right now. */
  more: boolean;
  /** Nobody waits and everybody knows: no more ticks needed. */
  settled: boolean;
  /** The room's sockets should be told that the line has moved. */
  tell: boolean;
  /** The line as a ruler, where its sockets should be told; see `QueueProgress`. */
  marks: Mark[] | null;
  /** People called up a second, of late; null when too few were. */
  pace: number | null;
  /** It has fallen within the last minute. */
  slowed: boolean;
  room: RoomPicture;
  memory: MemoryOfRoom;
};

/** So many stand ahead of this place. */
export type Mark = { place: number; ahead: number };

/** A room as it is. */
export type RoomPicture = {
  queueSize: number;
  currentUsers: number;
  threshold: number;
  /** How long the first of the line has waited, in milliseconds. */
  oldestWaitMs: number;
  /** Of the last in the line; null when nobody can say, or nobody waits. */
  estimate: Estimate | null;
  counts: RoomCounts;
  state: RoomState;
};

/** Since the room was born, or lost its memory. */
export type RoomCounts = {
  joined: number;
  walkedIn: number;
  calledUp: number;
  /** Places whose user showed no sign of life. */
  lapsed: number;
  left: number;
};

export type CountsReply = (string | null)[];

export function readCounts(reply: CountsReply): RoomCounts {
  const [joined = 0, walkedIn = 0, calledUp = 0, lapsed = 0, left = 0] = reply.map(Number);
  return { joined, walkedIn, calledUp, lapsed, left };
}

type Reply = [
  called: [users: string[], visits: number[], waits: number[]],
  next: [more: number, settled: number, tell: number, marks: (string | number)[] | null],
  room: [
    queueSize: number,
    currentUsers: number,
    threshold: number,
    oldestWaitMs: number,
    pace: string,
    low: number,
    high: number,
    slowed: number,
  ],
  counts: CountsReply,
  memory: MemoryReply,
  settings: SettingsReply,
];

export function readCallUp([called, next, room, counts, memory, settings]: Reply) {
  const [users, visits, waits] = called;
  const [more, settled, tell, marks] = next;
  const [queueSize, currentUsers, threshold, oldestWaitMs, pace, low, high, slowed] = room;
  const callUp: CallUp = {
    called: users.map((userId, at) => ({ userId, visit: visits[at] ?? 0, waitedMs: waits[at] ?? 0 })),
    more: more === 1,
    settled: settled === 1,
    tell: tell === 1,
    marks: marks && inPairs(marks.map(Number)),
    pace: Number(pace) || null,
    slowed: slowed === 1,
    room: {
      queueSize,
      currentUsers,
      threshold,
      oldestWaitMs,
      estimate: readEstimate(low, high),
      counts: readCounts(counts),
      state: roomStateOf(settings),
    },
    memory: readMemory(memory),
  };
  return { callUp, settings };
}

const inPairs = (numbers: number[]): Mark[] =>
  Array.from({ length: numbers.length / 2 }, (_, at) => ({
    place: numbers[2 * at] ?? 0,
    ahead: numbers[2 * at + 1] ?? 0,
  }));
