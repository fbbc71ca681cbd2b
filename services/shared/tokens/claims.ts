import { z } from 'zod';

/** What somebody may do beyond their own account: `staff` checks tickets at the door, `admin` everything. */
export const Role = z.enum(['user', 'staff', 'admin']);
export type Role = z.infer<typeof Role>;

/** The caller as their token names them. */
export const User = z.object({
  userId: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: Role,
});
export type User = z.infer<typeof User>;

/** The claim that says which version of its account a token was made of; a token without it is of the first. */
export const TokenVersion = z.object({ ver: z.int().min(0).default(0) });

/** What a token says, with the version of the account when it was made. */
export type SignedUser = { user: User; version: number };

export const TOKEN_ISSUER = 'tiketi-auth';
export const TOKEN_AUDIENCE = 'tiketi';
export const TOKEN_ALGORITHM = 'EdDSA';
