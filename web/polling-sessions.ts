import type { IncomingMessage } from 'node:http';

/** What is longest unused is forgotten. */
const KNOWN = 10_000;

const POLLING = /^\/socket\.io\/.*[?&]transport=polling\b/;
const ASKED_FOR = /^\/socket\.io\/.*[?&]sid=([\w-]+)/;
const BEGUN = /^0\{"sid":"([\w-]+)"/;

/** Who began a Socket.IO session by polling, which only that one knows; learned from the answer that names it. */
export function pollingSessions<Place>() {
  const places = new Map<string, Place>();

  function keep(session: string, place: Place): void {
    places.delete(session);
    places.set(session, place);
    const [longestUnused] = places.keys();
    if (places.size > KNOWN && longestUnused) places.delete(longestUnused);
  }

  return {
    /** Undefined for a request of no session, and for one of a session nobody is known to have. */
    find(url: string): Place | undefined {
      const [, session = ''] = ASKED_FOR.exec(url) ?? [];
      const place = places.get(session);
      if (place !== undefined) keep(session, place);
      return place;
    },
    listen(url: string, answer: IncomingMessage, place: Place): void {
      if (!POLLING.test(url) || ASKED_FOR.test(url)) return;
      answer.once('data', (chunk) => {
        const [, session] = BEGUN.exec(String(chunk)) ?? [];
        if (session) keep(session, place);
      });
    },
  };
}
