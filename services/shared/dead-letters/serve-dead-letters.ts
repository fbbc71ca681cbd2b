import type { OpenAPIHono } from '@hono/zod-openapi';
import { job } from '../dapr/job.ts';
import type { AppEnv } from '../http/app-env.ts';
import { DEAD_LETTERS_PATH } from '../http/request-body.ts';
import { invokedBy } from '../http/sidecar-only.ts';
import type { Logger } from '../telemetry/logger.ts';
import { deadLetterRoute, deadLettersRoute, letterView, replayRoute } from './dead-letters.routes.ts';
import { type DeadLetters, type Letter, readLetter } from './letter.ts';
import { measureDeadLetters } from './measure.ts';
import { reasonOf } from './reasons.ts';
import type { ReplayAlone } from './replay-alone.ts';
import { isDue, MOST_TIMES } from './replay-due.ts';
import { replayLetter } from './replay-letter.ts';

/** `replayAlone`: how replicas keep out of each other's way; without it each tries all that is due. */
type Doors = { log: Logger; appApiToken: string; replayAlone?: ReplayAlone | undefined };

/**
 * Keeps what the sidecar gives up of this service's events, where dapr/subscriptions/<service>-dead.yaml sends
 * it, lets `npm run events` list and replay it, and tries it again by itself a few times.
 */
export function serveDeadLetters(
  app: OpenAPIHono<AppEnv>,
  { log, appApiToken, replayAlone = (work) => work() }: Doors,
  letters: DeadLetters,
): void {
  /** Returns why it could not be handled; null when it was. */
  async function replay(letter: Letter & { envelope: string }): Promise<string | null> {
    const { id: eventId, type } = letter;
    const reason = await replayLetter((path, request) => app.request(path, request), appApiToken, letter);
    if (reason === null) await letters.markReplayed(eventId);
    log.info({ eventId, type, replayed: reason === null }, 'dead letter replayed');
    return reason;
  }

  async function replayDue(): Promise<void> {
    for (const { id } of (await letters.listToTry(MOST_TIMES)).filter((letter) => isDue(letter))) {
      const letter = await letters.find(id);
      const reason = letter ? await replay(letter) : null;
      // Given up once more: it waits longer.
      if (letter && reason !== null) await letters.keep({ ...letter, reason });
    }
    await measureDeadLetters(letters, log);
  }

  app.post(DEAD_LETTERS_PATH, async (c) => {
    const letter = readLetter(await c.req.text());
    const { id: eventId, type, topic } = letter;
    try {
      const times = await letters.keep({ ...letter, reason: reasonOf(eventId) });
      // What it tells is in the letter alone: it may be about a person.
      log.error({ eventId, type, topic, times }, 'event given up: it waits among the dead letters');
    } catch (error) {
      log.warn({ err: error, eventId, type, topic }, 'dead letter not kept yet');
      return c.json({ status: 'RETRY' });
    }
    await measureDeadLetters(letters, log);
    return c.json({ status: 'SUCCESS' });
  });

  for (const path of ['/internal/dead-letters', '/internal/dead-letters/*'])
    app.use(path, invokedBy('events'));
  app.openapi(deadLettersRoute, async (c) => {
    const listed = await letters.list(c.req.valid('query').which);
    return c.json({ ok: true as const, letters: listed.map(letterView) }, 200);
  });
  app.openapi(deadLetterRoute, async (c) => {
    const letter = await letters.find(c.req.valid('param').id);
    if (!letter) return c.json({ ok: false as const, code: 'NOT_FOUND' as const }, 200);
    return c.json({ ok: true as const, letter: { ...letterView(letter), envelope: letter.envelope } }, 200);
  });
  app.openapi(replayRoute, async (c) => {
    const letter = await letters.find(c.req.valid('param').id);
    if (!letter) return c.json({ ok: false as const, code: 'NOT_FOUND' as const }, 200);
    const reason = await replay(letter);
    await measureDeadLetters(letters, log);
    return c.json({ ok: true as const, replayed: reason === null, reason }, 200);
  });

  job(app, log, 'replay-dead-letters', () => replayAlone(replayDue));
}
