import type { LetIn } from '../../crowd/line/order.ts';
import type { Minted } from '../../crowd/people/mint-users.ts';
import type { Plan } from '../plan.ts';

/** Where a buyer is. The first three go on, all others are how it ended. */
export type Phase =
  | 'waiting'
  | 'inside'
  | 'holding'
  | 'paid'
  | 'left'
  | 'sold out'
  | 'vanished'
  | 'turned away'
  | 'failed'
  | 'cut off';

export type Estimate = { low: number; high: number };

/** All that one buyer has seen; times are ms since the epoch. */
export type Journey = {
  readonly by: Minted;
  readonly plan: Plan;
  phase: Phase | undefined;
  /** Where they were when the rush was broken off. */
  cutOffWhen: Phase | undefined;
  arrivedAt: number;
  /** When the room first answered. */
  answeredAt: number | undefined;
  waited: boolean;
  /** The number in line as told first, or that of the visit for who never waited. */
  number: number | undefined;
  /** What was promised and not kept, each as a sentence. */
  broken: string[];
  /** How many the room said were ahead. */
  ahead: number | undefined;
  /** The same as computed from the marks of the line, and when those were true. */
  place: { ahead: number; at: number } | undefined;
  /** By how many the two differed, each time that both were known of about the same moment. */
  placeErrors: number[];
  firstEstimate: Estimate | null | undefined;
  estimate: Estimate | null | undefined;
  /** How many estimates followed on another, how many of them rose and said why, and each that did not, as a sentence. */
  rises: { answers: number; told: number; untold: string[] };
  /** The room has lost its memory meanwhile. */
  shaken: boolean;
  ticket: string | undefined;
  /** When the last answer that counted came. */
  heardAt: number;
  /** The last moment at which the room surely had them waiting. */
  waitedUntil: number;
  /** The same by the head of the line, which is true if the order is kept. */
  behindHeadUntil: number;
  /** A request was lost: whatever it did to the slot is not known. */
  lost: boolean;
  letIn: LetIn | undefined;
  seenAt: number | undefined;
  seenBy: 'message' | 'answer' | undefined;
  pass: string | undefined;
  /** Sent what may end the visit, or closed the tab. */
  doneAt: number | undefined;
  vanishedAt: number | undefined;
  /** Came back long after they had vanished. */
  lookedAgain: boolean;
  paidFor: string | undefined;
};

export const newJourney = (by: Minted, plan: Plan): Journey => ({
  by,
  plan,
  phase: undefined,
  cutOffWhen: undefined,
  arrivedAt: 0,
  answeredAt: undefined,
  waited: false,
  number: undefined,
  broken: [],
  ahead: undefined,
  place: undefined,
  placeErrors: [],
  firstEstimate: undefined,
  estimate: undefined,
  rises: { answers: 0, told: 0, untold: [] },
  shaken: false,
  ticket: undefined,
  heardAt: 0,
  waitedUntil: 0,
  behindHeadUntil: 0,
  lost: false,
  letIn: undefined,
  seenAt: undefined,
  seenBy: undefined,
  pass: undefined,
  doneAt: undefined,
  vanishedAt: undefined,
  lookedAgain: false,
  paidFor: undefined,
});
