import { createHash } from 'node:crypto';

/** What a room that asks for proof of work says in `details.challenge` of its refusal. */
export type ProofOfWork = { nonce: string; difficulty: number };

/** Looks for the answer: the first number that makes SHA-256 of `<nonce>:<answer>` begin with so many zero bits. */
export function solveChallenge({ nonce, difficulty }: ProofOfWork): { nonce: string; answer: string } {
  for (let number = 0; ; number++) {
    const answer = String(number);
    const digest = createHash('sha256').update(`${nonce}:${answer}`).digest();
    // No room asks for more than 32 bits, which are the first four bytes.
    if (Math.clz32(digest.readUInt32BE()) >= difficulty) return { nonce, answer };
  }
}
