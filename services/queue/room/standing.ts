/** Where a user stands with a room. */
export type Standing = {
  /** `roomless`: the event is over or called off; nobody waits for it, nobody is kept out. */
  state: 'outside' | 'waiting' | 'inside' | 'roomless';
  /** When the slot ends unless renewed; null for who is not inside. */
  slotEnds: Date | null;
  /** From 1; 0 for who does not wait. */
  position: number;
  queueSize: number;
  currentUsers: number;
  threshold: number;
  /** Seconds; 0 for who does not wait. */
  estimatedWait: number;
};

export const roomless = (threshold: number): Standing => ({
  state: 'roomless',
  slotEnds: null,
  position: 0,
  queueSize: 0,
  currentUsers: 0,
  threshold,
  estimatedWait: 0,
});

const STATES = ['outside', 'waiting', 'inside'] as const;

type Reply = [number, number, number, number, number, number, number];

export function readStanding(reply: Reply): Standing {
  const [state, slotEnds, position, queueSize, currentUsers, threshold, estimatedWait] = reply;
  return {
    state: STATES[state] ?? 'outside',
    slotEnds: slotEnds === 0 ? null : new Date(slotEnds),
    position,
    queueSize,
    currentUsers,
    threshold,
    estimatedWait,
  };
}
