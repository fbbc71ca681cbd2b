import {
  challengeOf,
  type RoomSettings,
  type RoomState,
  roomStateOf,
  type SettingsReply,
  settingsByName,
} from '../settings.ts';

/** Where a user stands with a room. */
export type Standing = {
  /**
   * `roomless`: the event is over or called off; nobody waits for it, nobody is kept out.
   * `turned-away`: newcomers are not taken now. `challenged`: they have to show something first.
   */
  state: 'outside' | 'waiting' | 'inside' | 'turned-away' | 'challenged' | 'roomless';
  /** Which arrival this was, of who waits or is inside; the number of their visit. Else 0. */
  number: number;
  /** When that was, in milliseconds. */
  cameAt: number;
  /** When the slot ends unless renewed; null for who is not inside. */
  slotEnds: Date | null;
  /** From 1; 0 for who does not wait. Before the draw: that of the last. */
  position: number;
  /** By what the line is sorted: the number, or a draw below zero. */
  place: number;
  /** Seconds; 0 for who does not wait. */
  estimatedWait: number;
  /** Seconds between which it will probably be; null when nobody can say. */
  estimate: Estimate | null;
  /** Within the last minute the pace has fallen, and so the estimate risen. */
  slowed: boolean;
  queueSize: number;
  currentUsers: number;
  threshold: number;
  beforeDraw: boolean;
  roomState: RoomState;
  /** What newcomers have to show. */
  challenge: RoomSettings['challenge'];
  /** What an admin has set of the room, as Redis keeps it. */
  settings: Record<string, string>;
  memory: MemoryOfRoom;
};

export type Estimate = { low: number; high: number };

/** What a room says of its own memory. */
export type MemoryOfRoom = {
  /** The number that was given last. */
  given: number;
  /** Who had a number up to this one came before anything the room remembers. */
  from: number;
  /** When it last lost its memory, in milliseconds; 0 for never. */
  lostAt: number;
  /** Nobody is let in just now: those who were there before come back first. */
  recovering: boolean;
  /** It was so short a time ago that replicas still have something to tell it. */
  lately: boolean;
};

export const roomless = (threshold: number): Standing => ({
  state: 'roomless',
  number: 0,
  cameAt: 0,
  slotEnds: null,
  position: 0,
  place: 0,
  estimatedWait: 0,
  estimate: null,
  slowed: false,
  queueSize: 0,
  currentUsers: 0,
  threshold,
  beforeDraw: false,
  roomState: 'open',
  challenge: 'none',
  settings: {},
  memory: { given: 0, from: 0, lostAt: 0, recovering: false, lately: false },
});

const STATES = ['outside', 'waiting', 'inside', 'turned-away', 'challenged'] as const;

export type MemoryReply = [given: number, from: number, lostAt: number, recovering: number, lately: number];

export const readMemory = ([given, from, lostAt, recovering, lately]: MemoryReply): MemoryOfRoom => ({
  given,
  from,
  lostAt,
  recovering: recovering === 1,
  lately: lately === 1,
});

export const readEstimate = (low: number, high: number): Estimate | null => (low < 0 ? null : { low, high });

type Reply = [
  where: number,
  visit: [number: number, cameAt: number, slotEnds: number],
  line: [position: number, place: string, wait: number, low: number, high: number, slowed: number],
  room: [queueSize: number, currentUsers: number, threshold: number, beforeDraw: number],
  memory: MemoryReply,
  settings: SettingsReply,
];

export function readStanding([where, visit, line, room, memory, settings]: Reply) {
  const [number, cameAt, slotEnds] = visit;
  const [position, place, estimatedWait, low, high, slowed] = line;
  const [queueSize, currentUsers, threshold, beforeDraw] = room;
  const standing: Standing = {
    state: STATES[where] ?? 'outside',
    number,
    cameAt,
    slotEnds: slotEnds === 0 ? null : new Date(slotEnds),
    position,
    place: Number(place),
    estimatedWait,
    estimate: readEstimate(low, high),
    slowed: slowed === 1,
    queueSize,
    currentUsers,
    threshold,
    beforeDraw: beforeDraw === 1,
    roomState: roomStateOf(settings),
    challenge: challengeOf(settings),
    settings: settingsByName(settings),
    memory: readMemory(memory),
  };
  return { standing, settings };
}
