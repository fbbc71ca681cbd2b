import { useState } from 'react';
import { useIsLive, useLive } from '../live/use-live.ts';
import { askRoom } from './ask-room.ts';
import { forget, type Place } from './kept-place.ts';
import { readLineMessage } from './line-message.ts';
import { waitAfter } from './next-question.ts';
import { isCalledUp } from './place-in-line.ts';
import { type Heard, type Standing, standingNow } from './standing.ts';
import { useAsking } from './use-asking.ts';

const MESSAGES = ['queue-progress', 'queue-entry-allowed', 'queue-cleared'] as const;

/** All hear the same message in the same moment, and must not ask in the same moment, nor each time. */
const SPREAD_MS = 3_000;

export type Room = {
  /** Undefined until the room has answered once; what it said last stays while it does not answer. */
  standing: Standing | undefined;
  /** People called up a second, where that is known. */
  pace: number | null;
  /** Why the last question had no answer. */
  error: unknown;
  /** An administrator has emptied the room while this page was in it. */
  wasCleared: boolean;
  /** Asks at once; after `leaveRoom`, or when the room has nobody, it enters anew. */
  askNow: () => void;
};

/** Waits in the room of an event for as long as the page is there: asks, hears, and keeps the place alive. */
export function useRoom(place: Place): Room {
  const isLive = useIsLive();
  const [told, setTold] = useState<{ standing?: Standing; error: unknown }>({ error: null });
  const [heard, setHeard] = useState<Heard>();
  const [wasCleared, setWasCleared] = useState(false);
  const { standing } = told;
  const isOutside = standing !== undefined && !standing.queued && !standing.admitted;

  const ask = (): Promise<number> =>
    askRoom(place, standing && !isOutside ? 'status' : 'check').then(
      (answered) => {
        setTold({ standing: answered, error: null });
        return waitAfter({ error: null, isLive });
      },
      (error: unknown) => {
        setTold((before) => ({ ...before, error }));
        return waitAfter({ error, isLive });
      },
    );
  const { askNow, askWithin } = useAsking(ask, !isOutside);
  const askSoon = () => askWithin(Math.random() * SPREAD_MS);

  function hearLine(payload: unknown) {
    const message = readLineMessage(payload, place.eventId);
    if (!message) return;
    const heardAt = Date.now();
    setHeard({ ...message, heardAt });
    if (!standing || heardAt - standing.askedAt < SPREAD_MS) return;
    const { number } = standing;
    if (message.recovering || (number !== null && isCalledUp(number, message.marks))) askSoon();
  }

  useLive('join-queue', place.eventId, MESSAGES, (name, payload) => {
    if (name === 'queue-progress') hearLine(payload);
    else if (name === 'queue-entry-allowed') askNow();
    else {
      forget(place);
      setWasCleared(true);
      askSoon();
    }
  });

  return {
    standing: standing && standingNow(standing, heard),
    pace: heard?.pace ?? null,
    error: told.error,
    wasCleared,
    askNow,
  };
}
