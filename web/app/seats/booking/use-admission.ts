import { useState } from 'react';
import { isRefusal } from '../../api/refusal.ts';
import { askRoom } from '../../waiting-room/ask-room.ts';
import type { Place } from '../../waiting-room/kept-place.ts';
import type { Standing } from '../../waiting-room/standing.ts';
import { useAsking } from '../../waiting-room/use-asking.ts';

/** A slot lives five minutes from the last sign of life. */
const EVERY_MS = 60_000;
const AGAIN_MS = 10_000;

export type Admission = {
  /** While nobody can say, one may look and try: it is decided when something is booked. */
  state: 'in' | 'waiting' | 'unknown';
  until: string | null;
};

/** Keeps the admission to a sale alive for as long as the page is there. */
export function useAdmission(place: Place): Admission {
  const [admission, setAdmission] = useState<Admission>({ state: 'unknown', until: null });
  useAsking(() =>
    askRoom(place, admission.state === 'in' ? 'status' : 'check').then(
      (standing) => {
        setAdmission(admissionOf(standing));
        return EVERY_MS;
      },
      (error: unknown) => {
        const isWaiting = isRefusal(error, 'QUEUE_NOT_ADMITTED');
        setAdmission(({ until }) => ({ state: isWaiting ? 'waiting' : 'unknown', until }));
        return AGAIN_MS;
      },
    ),
  );
  return admission;
}

/** An event without a room has nobody in it, and keeps nobody out. */
const admissionOf = ({ queued, admittedUntil }: Standing): Admission => ({
  state: queued ? 'waiting' : 'in',
  until: admittedUntil,
});
