/** What a room asks of newcomers: a text that makes SHA-256 of `<nonce>:<answer>` begin with so many zero bits. */
export type Question = { nonce: string; difficulty: number };

const text = new TextEncoder();

export async function isSolved({ nonce, difficulty }: Question, answer: string): Promise<boolean> {
  const hash = await crypto.subtle.digest('SHA-256', text.encode(`${nonce}:${answer}`));
  // No room asks for more than 32 bits, which are the first four bytes.
  return Math.clz32(new DataView(hash).getUint32(0)) >= difficulty;
}

/** The question in the `details` of a refusal, if that is what the room wants. */
export function questionOf(details: Record<string, unknown>): Question | undefined {
  const { reason, challenge } = details;
  if (reason !== 'challenge' || typeof challenge !== 'object' || challenge === null) return undefined;
  if (!('kind' in challenge && challenge.kind === 'proof-of-work')) return undefined;
  if (!('nonce' in challenge && typeof challenge.nonce === 'string')) return undefined;
  if (!('difficulty' in challenge && typeof challenge.difficulty === 'number')) return undefined;
  return { nonce: challenge.nonce, difficulty: challenge.difficulty };
}
