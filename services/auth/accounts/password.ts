import { hash, verify } from '@node-rs/argon2';

/**
 * argon2id (the library's default variant) with OWASP's first recommendation: 19 MiB, two passes, one lane.
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id
 */
const STRENGTH = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, STRENGTH);

/** Stands in where there is no account, so that its absence takes as long to find as a wrong password. */
const nobodysHash = hashPassword(crypto.randomUUID());

/** True when `password` is the one that was hashed; without a hash false, in the same time. */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  if (stored !== null) return verify(stored, password);
  await verify(await nobodysHash, password);
  return false;
}
