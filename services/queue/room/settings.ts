import { z } from 'zod';

/** Who gets in and who may line up. */
export const ROOM_STATES = [
  'open',
  /** Nobody is called up; newcomers line up. */
  'paused',
  /** Newcomers are turned away; the line is worked off. */
  'draining',
  /** Newcomers are turned away, nobody is called up; who waits keeps the place. */
  'rejecting',
] as const;

export type RoomState = (typeof ROOM_STATES)[number];

/** How those stand in line who came before the sale opens: by arrival, or drawn when it does. */
export const ORDERS = ['fifo', 'preopen-shuffle'] as const;

/** What reservation does with a buyer without a pass while queue does not answer. */
export const WHEN_AWAY = ['open', 'closed'] as const;

/** What newcomers have to show before they may line up. */
export const CHALLENGES = ['none', 'proof-of-work'] as const;

/** What holds for the room of one event. People and people a second. */
export const RoomSettings = z.object({
  threshold: z.int().min(1).max(1_000_000),
  admitPerSecond: z.int().min(1).max(10_000),
  state: z.enum(ROOM_STATES),
  order: z.enum(ORDERS),
  whenAway: z.enum(WHEN_AWAY),
  challenge: z.enum(CHALLENGES),
});
export type RoomSettings = z.infer<typeof RoomSettings>;

/** Some of them: what an admin has set, or wants to. */
export const SomeSettings = RoomSettings.partial();
export type SomeSettings = z.infer<typeof SomeSettings>;

/** As Redis keeps them, in this order; null where no admin has said anything. */
export type SettingsReply = (string | null)[];

const NAMES = [
  'threshold',
  'admitPerSecond',
  'state',
  'order',
  'whenAway',
  'challenge',
  /** Grows with each change: of two memories of a room the later one stands. */
  'version',
] as const;

/** What an admin has set of a room, by name, as it is kept. */
export const settingsByName = (reply: SettingsReply): Record<string, string> =>
  Object.fromEntries(NAMES.flatMap((name, at) => (typeof reply[at] === 'string' ? [[name, reply[at]]] : [])));

/** The same, as it is meant. */
export function readSettings(reply: SettingsReply): SomeSettings {
  const { threshold, admitPerSecond, ...words } = settingsByName(reply);
  return SomeSettings.parse({
    ...words,
    ...(threshold && { threshold: Number(threshold) }),
    ...(admitPerSecond && { admitPerSecond: Number(admitPerSecond) }),
  });
}

export const challengeOf = (reply: SettingsReply): RoomSettings['challenge'] =>
  CHALLENGES.find((challenge) => challenge === reply[5]) ?? 'none';

export const roomStateOf = (reply: SettingsReply): RoomState =>
  ROOM_STATES.find((state) => state === reply[2]) ?? 'open';

/** All settings of a room of which an admin set only some. */
export const withDefaults = (
  rules: Pick<RoomSettings, 'threshold' | 'admitPerSecond'>,
  set: SomeSettings,
): RoomSettings => ({
  threshold: set.threshold ?? rules.threshold,
  admitPerSecond: set.admitPerSecond ?? rules.admitPerSecond,
  state: set.state ?? 'open',
  order: set.order ?? 'fifo',
  whenAway: set.whenAway ?? 'open',
  challenge: set.challenge ?? 'none',
});
