import { z } from 'zod';

/** Letters alone of ASCII: to others it would do more, such as make a K of the Kelvin sign. */
const lowerCase = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Compared trimmed and in lower case; nothing else is done to it. */
const typedEmail = z.string().trim().overwrite(lowerCase).max(255);

/**
 * The address of an account. What looks like another one but is not (full-width letters, a dot at the end)
 * is refused instead of rewritten, so that no two accounts look alike and nobody gets an address they
 * have not typed.
 */
export const Address = typedEmail.check(z.email());

export const Name = z.string().trim().min(1).max(100);
export const Phone = z.string().trim().max(20);

/** The language in which the shop writes to somebody. */
export const Locale = z.enum(['ko', 'en']);
export type Locale = z.infer<typeof Locale>;

export const Registration = z.object({
  email: Address,
  password: z.string().min(6).max(128),
  name: Name,
  phone: Phone.optional(),
  /** Korean where nobody says. */
  locale: Locale.optional(),
});
export type Registration = z.infer<typeof Registration>;

/** Whatever was typed: an address that is none is an unknown one, and answered alike. */
export const Credentials = z.object({
  email: typedEmail.min(1),
  password: z.string().min(1).max(128),
});
export type Credentials = z.infer<typeof Credentials>;
