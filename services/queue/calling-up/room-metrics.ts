import { counter, gauge, histogram } from '#shared/telemetry/metrics.ts';
import type { RoomPicture } from '../room/replies/call-up.ts';

const LABELS = ['event_id', 'event_title', 'artist'] as const;

/** Every replica shows the same numbers of a room that it ticks: take the highest, not the sum. */
const shownOf = {
  queueSize: gauge('tiketi_queue_users_total', 'People in the line', LABELS),
  currentUsers: gauge('tiketi_queue_inside', 'People inside, while there is a line', LABELS),
  oldestWaitMs: gauge(
    'tiketi_queue_oldest_wait_seconds',
    'How long the first of the line has waited',
    LABELS,
  ),
  estimate: gauge('tiketi_queue_estimate_seconds', 'At most so long will the last of the line wait', LABELS),
  freeSlots: gauge(
    'tiketi_queue_free_slots',
    'Slots to which somebody of the line could be called up; 0 where nobody is to be',
    LABELS,
  ),
  calledUp: gauge(
    'tiketi_queue_called_up',
    'People called up since the room was born, or lost its memory',
    LABELS,
  ),
  lapsed: gauge('tiketi_queue_lapsed', 'Places whose user showed no sign of life', LABELS),
};
const waitSeconds = histogram(
  'tiketi_queue_wait_seconds',
  'Time from joining the line to being called up',
  [1, 5, 10, 30, 60, 120, 300],
);
const calledUp = counter('tiketi_queue_called_up_total', 'People called up from a line by this replica');

const failures = counter('tiketi_queue_call_up_failures_total', 'Call-ups that failed, and are tried again');

type Labels = { event_title: string; artist: string };

export const countCalledUp = (waitedMs: number): void => {
  calledUp({});
  waitSeconds({}, waitedMs / 1_000);
};

export const countFailed = (): void => failures({});

/** What the metrics say of rooms: one series an event, for under an earlier title nobody waits any more. */
export function showRooms(labelsOf: (eventId: string) => Labels) {
  const shown = new Map<string, Labels & { event_id: string }>();

  return (eventId: string, room: RoomPicture): void => {
    const before = shown.get(eventId);
    // Where nobody ever waited there is none.
    if (!before && room.queueSize === 0) return;
    const labels = { event_id: eventId, ...labelsOf(eventId) };
    if (before && (before.event_title !== labels.event_title || before.artist !== labels.artist))
      for (const one of Object.values(shownOf)) one.set(before, 0);
    shownOf.queueSize.set(labels, room.queueSize);
    shownOf.currentUsers.set(labels, room.currentUsers);
    shownOf.oldestWaitMs.set(labels, room.oldestWaitMs / 1_000);
    shownOf.estimate.set(labels, room.estimate?.high ?? 0);
    shownOf.freeSlots.set(labels, freeSlots(room));
    shownOf.calledUp.set(labels, room.counts.calledUp);
    shownOf.lapsed.set(labels, room.counts.lapsed);
    shown.set(eventId, labels);
  };
}

/** Where an administrator has said that nobody is called up, no slot is free to be given. */
const freeSlots = ({ state, threshold, currentUsers }: RoomPicture): number =>
  state === 'paused' || state === 'rejecting' ? 0 : Math.max(threshold - currentUsers, 0);
