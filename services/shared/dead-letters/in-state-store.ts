import { z } from 'zod';
import type { Sidecar } from '../dapr/sidecar.ts';
import { changeState, readState, writeState } from '../dapr/state-document.ts';
import { type DeadLetters, type Letter, MOST_LISTED, REPLAYED_KEPT_DAYS } from './letter.ts';

const LIST = 'dead-letters';
const envelopeKey = (id: string) => `dead-letter:${id}`;
const DAY_MS = 86_400_000;
/** The list is read and written whole. One more is refused, and the broker brings it again. */
export const MOST_IN_STATE = 1_000;

const Kept = z.array(
  z.object({
    id: z.string(),
    topic: z.string(),
    type: z.string(),
    reason: z.string().nullable(),
    times: z.int(),
    firstSeenAt: z.coerce.date(),
    lastSeenAt: z.coerce.date(),
    replayedAt: z.coerce.date().nullable(),
  }),
);
const Envelope = z.object({ envelope: z.string() });

/**
 * Dead letters of a service without a database, in the Dapr state store: one list of them all, changed by
 * one writer after the other, and each envelope under a key of its own. The envelope is written first, so
 * none is listed that is not there.
 */
export function deadLettersInState(sidecar: Pick<Sidecar, 'url'>): DeadLetters {
  const readList = async (): Promise<Letter[]> => lettersIn((await readState(sidecar, LIST)).value);

  /** Within this process changes queue up: only replicas race. */
  let last: Promise<unknown> = Promise.resolve();
  function changeList(change: (letters: Letter[]) => Letter[]): Promise<void> {
    const changed = last.then(() => changeState(sidecar, LIST, (list) => recent(change(lettersIn(list)))));
    last = changed.catch(() => undefined);
    return changed;
  }

  return {
    async keep({ envelope, ...letter }) {
      await writeState(sidecar, envelopeKey(letter.id), { envelope });
      let times = 0;
      await changeList((letters) => {
        const known = letters.find(({ id }) => id === letter.id);
        const waiting = letters.filter(({ replayedAt }) => replayedAt === null);
        if (waiting.length >= MOST_IN_STATE && !waiting.some(({ id }) => id === letter.id))
          throw new Error('no room for another dead letter');
        const now = new Date();
        times = (known?.times ?? 0) + 1;
        const kept = {
          ...letter,
          reason: letter.reason ?? known?.reason ?? null,
          times,
          firstSeenAt: known?.firstSeenAt ?? now,
          lastSeenAt: now,
          replayedAt: null,
        };
        return [kept, ...letters.filter(({ id }) => id !== letter.id)];
      });
      return times;
    },
    async list(which) {
      const letters = await readList();
      return letters.filter(({ replayedAt }) => which === 'all' || replayedAt === null).slice(0, MOST_LISTED);
    },
    async listToTry(most) {
      const letters = await readList();
      return letters
        .filter(({ replayedAt, times }) => replayedAt === null && times <= most)
        .toSorted((a, b) => a.lastSeenAt.getTime() - b.lastSeenAt.getTime())
        .slice(0, MOST_LISTED);
    },
    async find(id) {
      const letter = (await readList()).find((one) => one.id === id);
      const { value } = await readState(sidecar, envelopeKey(id));
      return letter && value !== undefined ? { ...letter, ...Envelope.parse(value) } : undefined;
    },
    async markReplayed(id) {
      await changeList((letters) =>
        letters.map((letter) => (letter.id === id ? { ...letter, replayedAt: new Date() } : letter)),
      );
      const { value } = await readState(sidecar, envelopeKey(id));
      if (value !== undefined)
        await writeState(sidecar, envelopeKey(id), value, (REPLAYED_KEPT_DAYS * DAY_MS) / 1_000);
    },
    async count() {
      const waiting = (await readList()).filter(({ replayedAt }) => replayedAt === null);
      return new Map(
        [...Map.groupBy(waiting, ({ topic }) => topic)].map(([topic, { length }]) => [topic, length]),
      );
    },
  };
}

const lettersIn = (list: unknown): Letter[] => (list === undefined ? [] : Kept.parse(list));

/** Those that wait; of those that were replayed not too long ago as many as there is room for. */
function recent(letters: Letter[]): Letter[] {
  let room = MOST_IN_STATE - letters.filter(({ replayedAt }) => replayedAt === null).length;
  return letters.filter(({ replayedAt }) => {
    if (replayedAt === null) return true;
    if (Date.now() - replayedAt.getTime() >= REPLAYED_KEPT_DAYS * DAY_MS) return false;
    return room-- > 0;
  });
}
