import type { Logger } from '#shared/telemetry/logger.ts';
import type { WatchLosses } from '../lost-memory/watch-losses.ts';
import type { Rooms } from '../room/rooms.ts';
import type { Announcer } from '../sockets/announcer.ts';
import { countCalledUp, countFailed, type showRooms } from './room-metrics.ts';

/** A slot that ran out should not stay empty for long; the rate itself is kept by the script. */
const TICK_MS = 250;

export type AdmissionContext = {
  rooms: Pick<Rooms, 'admit'>;
  announcer: Pick<Announcer, 'letIn' | 'lineMoved' | 'progress'>;
  /** When the sale of an event opens, in milliseconds; `LONG_AGO`, or `UNKNOWN` while nobody can say. */
  opensAt: (eventId: string) => Promise<number>;
  lossSeen: WatchLosses;
  show: ReturnType<typeof showRooms>;
  log: Logger;
};

export type Admission = {
  /** Somebody waits for this event: from now on it is ticked until nobody does. */
  lineSeen: (eventId: string) => void;
  /** A slot was freed, or the limits were widened: nobody waits for the next tick. */
  admitNow: (eventId: string) => void;
  close: () => void;
};

/**
 * Calls people up from the lines. Every replica ticks the events in whose lines it has seen somebody: who
 * waits shows up again and again, so that no list of lines has to be kept, or lost. Several replicas
 * ticking the same event do no harm, for calling up is one script.
 */
export function startAdmission(ctx: AdmissionContext): Admission {
  const { rooms, announcer, log } = ctx;
  const lines = new Set<string>();
  const running = new Set<string>();
  const again = new Set<string>();
  /** Said once, not four times a second. */
  const failing = new Set<string>();

  async function admit(eventId: string): Promise<void> {
    if (running.has(eventId)) {
      again.add(eventId);
      return;
    }
    running.add(eventId);
    try {
      do {
        again.delete(eventId);
        while (await callUp(eventId));
        failing.delete(eventId);
      } while (again.has(eventId));
    } catch (error) {
      countFailed();
      if (!failing.has(eventId))
        log.warn({ err: error, eventId }, 'nobody is called up; every tick tries again');
      failing.add(eventId);
    } finally {
      running.delete(eventId);
    }
  }

  /** True when more could be called up right away. */
  async function callUp(eventId: string): Promise<boolean> {
    const { called, marks, tell, settled, more, pace, slowed, room, memory } = await rooms.admit(
      eventId,
      await ctx.opensAt(eventId),
    );
    for (const { userId, waitedMs } of called) {
      announcer.letIn(eventId, userId);
      countCalledUp(waitedMs);
    }
    const { queueSize, currentUsers, state } = room;
    if (tell) announcer.lineMoved(eventId, queueSize);
    const { recovering } = memory;
    if (marks)
      announcer.progress(eventId, { queueSize, currentUsers, pace, slowed, recovering, state, marks });
    void ctx.lossSeen(eventId, memory, queueSize);
    ctx.show(eventId, settled ? { ...room, currentUsers: 0 } : room);
    if (settled) lines.delete(eventId);
    else lines.add(eventId);
    return more;
  }

  const timer = setInterval(() => {
    for (const eventId of lines) void admit(eventId);
  }, TICK_MS);

  return {
    lineSeen: (eventId) => lines.add(eventId),
    admitNow: (eventId) => void admit(eventId),
    close: () => clearInterval(timer),
  };
}
