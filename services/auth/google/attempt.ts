import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Locale } from '../accounts/credentials.ts';
import { open, seal } from '../keys/sealing.ts';

export const ATTEMPT_SECONDS = 600;
const SEALED_AS = 'attempt to log in by google';

/** A login that was begun, as the browser carries it, sealed, to Google and back. */
const Attempt = z.object({
  state: z.string(),
  nonce: z.string(),
  /** Absent when the client keeps its own. */
  codeVerifier: z.string().optional(),
  redirectUri: z.string(),
  /** Where in the shop to go on. */
  next: z.string().optional(),
  /** In which to write to somebody who is new. */
  locale: Locale.optional(),
  /** In milliseconds. */
  endsAt: z.number(),
});
export type Attempt = z.infer<typeof Attempt>;

export const newAttempt = (
  given: Pick<Attempt, 'codeVerifier' | 'redirectUri' | 'next' | 'locale'>,
): Attempt => ({
  ...given,
  state: randomText(),
  nonce: randomText(),
  endsAt: Date.now() + ATTEMPT_SECONDS * 1_000,
});

/** 256 bits. */
export const randomText = () => randomBytes(32).toString('base64url');

export const challengeOf = (codeVerifier: string) =>
  createHash('sha256').update(codeVerifier).digest('base64url');

export const sealAttempt = (attempt: Attempt, secret: string) =>
  seal(JSON.stringify(attempt), SEALED_AS, secret);

/** Undefined for one that we have not sealed, or that has ended. */
export function openAttempt(sealed: string, secret: string): Attempt | undefined {
  try {
    const attempt = Attempt.parse(JSON.parse(open(sealed, SEALED_AS, secret)));
    return attempt.endsAt > Date.now() ? attempt : undefined;
  } catch {
    return undefined;
  }
}
