import { createHmac, hash, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Challenge, Newcomer } from './challenge.ts';

export type ProofOfWorkRules = {
  /** Leading zero bits of the hash; the work is 2^difficulty hashes on average. */
  difficulty: number;
  /** How long an answer is taken after it was asked for. */
  lifeMs: number;
};

/**
 * Asks for a text that makes SHA-256 of `<nonce>:<answer>` begin with so many zero bits. The nonce says when it
 * ends and how hard it is, and is signed for this newcomer and this event; `secret` is the same for all replicas.
 * Checking costs one HMAC and one hash, however hard it was.
 */
export function proofOfWork(
  secret: string,
  { difficulty, lifeMs }: ProofOfWorkRules,
  now = Date.now,
): Challenge {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'tiketi queue proof of work', 32));
  const signed = ({ eventId, userId }: Newcomer, terms: string) =>
    createHmac('sha256', key).update(`${eventId} ${userId} ${terms}`).digest('base64url');

  return {
    ask(newcomer) {
      const endsAt = now() + lifeMs;
      const terms = `${endsAt}.${difficulty}`;
      return {
        kind: 'proof-of-work',
        nonce: `${terms}.${signed(newcomer, terms)}`,
        difficulty,
        expiresAt: new Date(endsAt).toISOString(),
      };
    },
    holds(newcomer, { nonce, answer }) {
      const [endsAt, bits] = nonce.split('.', 2);
      const terms = `${endsAt}.${bits}`;
      const isOurs = isSame(nonce, `${terms}.${signed(newcomer, terms)}`);
      return isOurs && Number(endsAt) > now() && zeroBits(`${nonce}:${answer}`) >= Number(bits);
    },
  };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** With how many the hash of a text begins; none is asked for more than 32. */
const zeroBits = (text: string): number => Math.clz32(hash('sha256', text, 'buffer').readUInt32BE());
