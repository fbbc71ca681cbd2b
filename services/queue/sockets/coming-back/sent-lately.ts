import { z } from 'zod';

/** As a Redis stream gives it: an id that grows, and fields. */
export type StreamEntry = { id: string; message: Record<string, string> };

/** A message to channels. `offset` is its id, by which a client says how far it has heard. */
export type Sent = { offset: string; name: string; payload: unknown };

/** Who missed more than this is quicker by reading anew, and does not hold up the others who come back. */
const MOST_MISSED = 200;

/** The adapter's number for a message to channels, and how it writes one. */
const BROADCAST = '3';
const ToChannels = z
  .string()
  .transform((text, unread) => {
    try {
      return JSON.parse(text);
    } catch {
      unread.addIssue('no JSON');
      return z.NEVER;
    }
  })
  .pipe(
    z.object({
      packet: z.object({ data: z.tuple([z.string(), z.unknown()]) }),
      opts: z.object({ rooms: z.array(z.string()) }),
    }),
  );

/**
 * What all replicas sent of late, as the stream has it. Each replica remembers it, so that the stream is not
 * read again for each of ten thousand clients who come back at once.
 */
export type SentLately = {
  note: (entry: StreamEntry) => void;
  /** What went to these channels after `offset`; undefined when that is not known any more, or there is too much. */
  since: (offset: string, channels: readonly string[]) => Sent[] | undefined;
  /** The offset of the last there is; undefined before the first. */
  latest: () => string | undefined;
};

export function rememberSent(most: number): SentLately {
  let known: (Sent & { channels: string[] })[] = [];

  return {
    note({ id, message }) {
      if (message.type !== BROADCAST) return;
      const { data } = ToChannels.safeParse(message.data);
      if (!data) return;
      // A replica knows what it sends before it reads it back, and perhaps before what others sent earlier.
      const before = known.findLastIndex(({ offset }) => !isLater(offset, id));
      if (known[before]?.offset === id) return;
      const [name, payload] = data.packet.data;
      known.splice(before + 1, 0, { offset: id, name, payload, channels: data.opts.rooms });
      if (known.length >= 2 * most) known = known.slice(-most);
    },
    since(offset, channels) {
      const heard = known.findLastIndex((sent) => sent.offset === offset);
      if (heard < 0) return undefined;
      const missed = known
        .slice(heard + 1)
        .filter((sent) => sent.channels.some((each) => channels.includes(each)));
      return missed.length > MOST_MISSED ? undefined : missed;
    },
    latest: () => known.at(-1)?.offset,
  };
}

/** Ids are milliseconds and a number within one, joined by a dash. */
function isLater(one: string, other: string): boolean {
  const [ms = 0, number = 0] = one.split('-').map(Number);
  const [otherMs = 0, otherNumber = 0] = other.split('-').map(Number);
  return ms > otherMs || (ms === otherMs && number > otherNumber);
}
