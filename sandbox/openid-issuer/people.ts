import { createHash } from 'node:crypto';

/** Who may be chosen on the page, beside whoever is typed in; the first one comes unchosen. */
export const PEOPLE = [
  'google.user@example.com',
  'minji@example.com',
  'jiho@example.com',
  'stranger@unverified.example.com',
] as const;

const UNVERIFIED = '@unverified.example.com';

/** Somebody as Google tells of them. Its `sub` is a long number that stays with the account. */
export function personOf(email: string) {
  const sub = BigInt(`0x${createHash('sha256').update(email).digest('hex').slice(0, 16)}`).toString();
  return { sub, email, email_verified: !email.endsWith(UNVERIFIED), name: email.split('@')[0] ?? email };
}
