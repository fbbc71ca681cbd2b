import { LRUCache } from 'lru-cache';
import type { LockResult } from '#shared/dapr/lock.ts';

/** The distributed lock as far as a hold needs it. */
export type LockService = {
  tryLock: (resource: string, owner: string, expirySeconds: number) => Promise<LockResult>;
  unlock: (resource: string, owner: string) => Promise<void>;
};

export type SeatLock = {
  /**
   * Runs `hold` unless somebody else is just taking one of the seats; `undefined` = turned away.
   * The table decides who gets a seat: with the lock store down everybody goes on to it.
   */
  guard: <T>(seatIds: string[], owner: string, hold: () => Promise<T>) => Promise<T | undefined>;
};

/** Outlasts one hold's transaction; then the seat's row itself tells everybody that it is taken. */
const EXPIRY_SECONDS = 2;
const HOT_MS = 1_000;

/**
 * Turns the losers of a hot seat away before they queue for its row. A lock costs a call of
 * the sidecar, so only seats that were contended in the last second are locked; and it is
 * released by its expiry when the hold succeeded, for then the row speaks for itself.
 */
export function createSeatLock(locks: LockService): SeatLock {
  const hot = new LRUCache<string, true>({ max: 10_000, ttl: HOT_MS });
  const underWay = new Map<string, number>();

  function enter(seatId: string): void {
    const others = underWay.get(seatId) ?? 0;
    if (others > 0) hot.set(seatId, true);
    underWay.set(seatId, others + 1);
  }

  function leave(seatId: string): void {
    const others = (underWay.get(seatId) ?? 1) - 1;
    if (others === 0) underWay.delete(seatId);
    else underWay.set(seatId, others);
  }

  async function lockHotSeats(seatIds: string[], owner: string): Promise<string[] | undefined> {
    const taken: string[] = [];
    for (const seatId of seatIds.filter((id) => hot.has(id)).sort()) {
      const result = await locks.tryLock(nameOf(seatId), owner, EXPIRY_SECONDS);
      if (result === 'busy') {
        await release(taken, owner);
        return undefined;
      }
      if (result === 'taken') taken.push(seatId);
    }
    return taken;
  }

  const release = (seatIds: string[], owner: string) =>
    Promise.all(seatIds.map((seatId) => locks.unlock(nameOf(seatId), owner)));

  return {
    async guard(seatIds, owner, hold) {
      for (const seatId of seatIds) enter(seatId);
      try {
        const taken = await lockHotSeats(seatIds, owner);
        if (!taken) return undefined;
        try {
          return await hold();
        } catch (error) {
          await release(taken, owner);
          throw error;
        }
      } finally {
        for (const seatId of seatIds) leave(seatId);
      }
    },
  };
}

const nameOf = (seatId: string) => `seat:${seatId}`;
