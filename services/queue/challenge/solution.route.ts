import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Solution } from './challenge.ts';

/** The header for clients that have no body to put it into: `<nonce>:<answer>`. */
export const SOLUTION_HEADER = 'x-queue-challenge';

const LONGEST_NONCE = 300;
const LONGEST_ANSWER = 2_048;

/** The answer to a challenge, in the body of check and enter. */
export const SolutionBody = z
  .object({ nonce: z.string().min(1).max(LONGEST_NONCE), answer: z.string().min(1).max(LONGEST_ANSWER) })
  .openapi('QueueSolution', {
    description: `To what a 403 with \`details.reason\` \`challenge\` asked; or as the header \`${SOLUTION_HEADER}: <nonce>:<answer>\``,
  });

/** What the caller shows, by body or header; a header that nobody can read is none. */
export function shownSolution(
  c: Context,
  body: { solution?: Solution | undefined } = {},
): Solution | undefined {
  if (body.solution) return body.solution;
  const header = c.req.header(SOLUTION_HEADER);
  if (!header?.includes(':')) return undefined;
  const colon = header.indexOf(':');
  return SolutionBody.safeParse({ nonce: header.slice(0, colon), answer: header.slice(colon + 1) }).data;
}
