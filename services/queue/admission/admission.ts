import type { Logger } from '#shared/telemetry/logger.ts';
import { gauge, histogram } from '#shared/telemetry/metrics.ts';
import type { Rooms } from '../room/rooms.ts';
import type { Announcer } from '../sockets/announcer.ts';

/** A slot that ran out should not stay empty for long; the rate itself is kept by the script. */
const TICK_MS = 250;

type Labels = { event_title: string; artist: string };

const waiting = gauge('tiketi_queue_users_total', 'People in the line', [
  'event_id',
  'event_title',
  'artist',
]);
const waitSeconds = histogram(
  'tiketi_queue_wait_seconds',
  'Time from joining the line to being called up',
  [1, 5, 10, 30, 60, 120, 300],
);

export type AdmissionContext = {
  rooms: Pick<Rooms, 'admit'>;
  announcer: Pick<Announcer, 'letIn' | 'lineMoved'>;
  labelsOf: (eventId: string) => Labels;
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
export function startAdmission({ rooms, announcer, labelsOf, log }: AdmissionContext): Admission {
  const lines = new Set<string>();
  const running = new Set<string>();
  const again = new Set<string>();
  const shown = new Map<string, Labels & { event_id: string }>();

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
      } while (again.has(eventId));
    } catch (error) {
      log.debug({ err: error, eventId }, 'nobody called up, the next tick tries again');
    } finally {
      running.delete(eventId);
    }
  }

  /** True when more could be called up right away. */
  async function callUp(eventId: string): Promise<boolean> {
    const { users, waits, queueSize, tell, settled, more } = await rooms.admit(eventId);
    for (const userId of users) announcer.letIn(eventId, userId);
    for (const wait of waits) waitSeconds({}, wait / 1_000);
    if (tell) announcer.lineMoved(eventId, queueSize);
    show(eventId, queueSize);
    if (settled) lines.delete(eventId);
    else lines.add(eventId);
    return more;
  }

  /** One series an event: under an earlier title nobody waits any more. Where nobody ever waited there is none. */
  function show(eventId: string, queueSize: number): void {
    const before = shown.get(eventId);
    if (!before && queueSize === 0) return;
    const labels = { event_id: eventId, ...labelsOf(eventId) };
    if (before && (before.event_title !== labels.event_title || before.artist !== labels.artist))
      waiting.set(before, 0);
    waiting.set(labels, queueSize);
    shown.set(eventId, labels);
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
