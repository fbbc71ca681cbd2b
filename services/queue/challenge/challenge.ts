import type { RoomSettings } from '../room/settings.ts';

/** What a room can ask of newcomers. */
export type ChallengeKind = RoomSettings['challenge'];

/** Who stands at the door of which event. */
export type Newcomer = { eventId: string; userId: string };

/** What a newcomer shows: which question, and what they say to it. */
export type Solution = { nonce: string; answer: string };

/** Something to be done before one may line up. It is remembered nowhere: a question carries all that its answer needs. */
export type Challenge = {
  /** Goes to the newcomer as it is. */
  ask: (newcomer: Newcomer) => { kind: string; nonce: string; expiresAt: string; [more: string]: unknown };
  /** Whether this newcomer was asked that, here, and answers rightly and in time. May ask somebody else. */
  holds: (newcomer: Newcomer, shown: Solution) => boolean | Promise<boolean>;
};

export type Challenges = Record<Exclude<ChallengeKind, 'none'>, Challenge>;
