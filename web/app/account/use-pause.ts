import { useState } from 'react';
import { isRefusal } from '../api/refusal.ts';
import { serverNow } from '../api/server-clock.ts';
import { useNow } from '../api/use-now.ts';

/** Where the shop does not say how long. */
const USUAL_SECONDS = 60;

/** After too many attempts: the ms until another makes sense, counted down. */
export function usePause() {
  const [until, setUntil] = useState(0);
  const now = useNow(until > 0);
  return {
    left: Math.max(0, until - now),
    /** With what an attempt threw. */
    after: (error: unknown) => {
      if (isRefusal(error, 'RATE_LIMITED'))
        setUntil(serverNow() + (error.retryAfter ?? USUAL_SECONDS) * 1000);
    },
    end: () => setUntil(0),
  };
}
