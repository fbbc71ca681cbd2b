import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { behaviourOf } from './behaviours.ts';
import type { Answer } from './book/charges.ts';
import { Refused } from './book/refused.ts';

export type App = { Bindings: HttpBindings };

/** The body of a request, as nobody knows what. */
export async function readJson(c: Context<App>): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    throw new Refused('bad request');
  }
}

export const reply = ({ status, body }: Answer): Response => Response.json(body, { status });

/** Answers a confirm the way its token wants it: to be heard, late, twice, or not at all. */
export async function replyAs(
  c: Context<App>,
  token: string,
  act: () => Promise<{ answer: Answer; repeated: boolean }>,
): Promise<Response> {
  const behaviour = behaviourOf(token);
  if (behaviour.money === 'untouched' && behaviour.answer === 'held') return hangUp(c, behaviour.seconds);
  const { answer, repeated } = await act();
  // Only the first answer goes wrong on the way, and only that of a charge.
  if (repeated || answer.status !== 200) return reply(answer);
  if (behaviour.answer === 'held' || behaviour.answer === 'dropped') return hangUp(c, behaviour.seconds);
  if (behaviour.answer === 'twice') answerAgain(c, answer);
  return reply(answer);
}

/** Lets the caller wait, then cuts the line without a word. */
export async function hangUp(c: Context<App>, seconds: number): Promise<Response> {
  const { outgoing } = c.env;
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  await sleep(seconds * 1000, undefined, { signal: gone.signal }).catch(() => {});
  outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Lets the same answer follow once more, where the next request on this connection may take it for its own. */
function answerAgain(c: Context<App>, { body }: Answer): void {
  const { outgoing } = c.env;
  const { socket } = outgoing;
  const text = JSON.stringify(body);
  const again = [
    'HTTP/1.1 200 OK',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(text)}`,
    '',
    text,
  ].join('\r\n');
  outgoing.once('finish', () => socket?.write(again));
}
