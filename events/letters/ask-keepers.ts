import { z } from 'zod';
import { invoke } from '#shared/dapr/invoke.ts';
import type { System } from '../system/find-system.ts';
import { startOwnSidecar } from '../system/own-sidecar.ts';
import { type KeeperName, keepers } from './keepers.ts';

const LetterShape = z.object({
  id: z.string(),
  topic: z.string(),
  type: z.string(),
  reason: z.string().nullable(),
  times: z.int(),
  firstSeenAt: z.string(),
  lastSeenAt: z.string(),
  replayedAt: z.string().nullable(),
});
const unknown = z.object({ ok: z.literal(false), code: z.literal('NOT_FOUND') });

const Listed = z.object({ ok: z.literal(true), letters: z.array(LetterShape) });
const Found = z.union([
  z.object({ ok: z.literal(true), letter: LetterShape.extend({ envelope: z.string() }) }),
  unknown,
]);
const Replayed = z.union([
  z.object({ ok: z.literal(true), replayed: z.boolean(), reason: z.string().nullable() }),
  unknown,
]);

export type Letter = z.infer<typeof LetterShape> & { app: KeeperName };

/** A letter is handled within its service's own limits; a refund may wait for a gateway. */
const REPLAY_LIMIT_MS = 30_000;

/** The services that keep dead letters, asked through a sidecar of our own. */
export type Keepers = {
  list: (app: KeeperName, which: 'waiting' | 'all') => Promise<Letter[]>;
  /** The letter with its event as JSON; undefined when this service has none of that id. */
  find: (app: KeeperName, id: string) => Promise<(Letter & { envelope: string }) | undefined>;
  /** Why it could not be handled; null when it was, undefined when this service has none of that id. */
  replay: (app: KeeperName, id: string) => Promise<string | null | undefined>;
};

/** Does something with the services, and ends the sidecar that it took. */
export async function withKeepers<T>(system: System, act: (ask: Keepers) => Promise<T>): Promise<T> {
  const sidecar = await startOwnSidecar(system);
  const path = (id: string) => `/internal/dead-letters/${encodeURIComponent(id)}`;
  try {
    return await act({
      async list(app, which) {
        const listed = `/internal/dead-letters?which=${which}`;
        const { letters } = await invoke(sidecar, { app, path: listed, answer: Listed });
        return letters.map((letter) => ({ app, ...letter }));
      },
      async find(app, id) {
        const found = await invoke(sidecar, { app, path: path(id), answer: Found });
        return found.ok ? { app, ...found.letter } : undefined;
      },
      async replay(app, id) {
        const replayed = await invoke(sidecar, {
          app,
          path: `${path(id)}/replay`,
          body: {},
          answer: Replayed,
          timeoutMs: REPLAY_LIMIT_MS,
        });
        if (!replayed.ok) return undefined;
        return replayed.replayed ? null : (replayed.reason ?? 'it says no reason');
      },
    });
  } finally {
    await sidecar.stop();
  }
}

/** What each of these services answers, and which of them do not. */
export async function fromAll<T>(
  app: KeeperName | undefined,
  ask: (app: KeeperName) => Promise<T>,
): Promise<{ answers: T[]; silent: KeeperName[] }> {
  const asked = app ? [app] : keepers;
  const outcomes = await Promise.all(
    asked.map((one) =>
      ask(one).then(
        (answer) => ({ answer }),
        () => one,
      ),
    ),
  );
  const answers: T[] = [];
  const silent: KeeperName[] = [];
  for (const outcome of outcomes) {
    if (typeof outcome === 'string') silent.push(outcome);
    else answers.push(outcome.answer);
  }
  return { answers, silent };
}

/** A line for each that did not answer; says whether all did. */
export function tellSilent(silent: KeeperName[]): boolean {
  for (const app of silent) console.error(`${app} does not answer.`);
  return silent.length === 0;
}
