import { z } from 'zod';

/** Stored and compared trimmed and in lower case; nothing else is done to it. */
const typedEmail = z.string().trim().toLowerCase().max(255);

export const Registration = z.object({
  email: typedEmail.pipe(z.email()),
  password: z.string().min(6).max(128),
  name: z.string().trim().min(1).max(100),
  phone: z.string().trim().max(20).optional(),
});
export type Registration = z.infer<typeof Registration>;

/** Whatever was typed: an address that is none is an unknown one, and answered alike. */
export const Credentials = z.object({
  email: typedEmail.min(1),
  password: z.string().min(1).max(128),
});
export type Credentials = z.infer<typeof Credentials>;
