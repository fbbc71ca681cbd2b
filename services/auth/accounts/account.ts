import { z } from 'zod';
import { Role, type User } from '#shared/tokens/claims.ts';

/** An account as its owner sees it. Pages read its id under either name. */
export const Account = z.object({
  id: z.uuid(),
  userId: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: Role,
});
export type Account = z.infer<typeof Account>;

/** The columns an account and its tokens are made of; the password hash is never among them. */
export const ACCOUNT_COLUMNS = ['id', 'email', 'name', 'role', 'version'] as const;

export type AccountRow = { id: string; email: string; name: string; role: User['role']; version: number };

export const toAccount = ({ id, email, name, role }: Omit<AccountRow, 'version'>): Account => ({
  id,
  userId: id,
  email,
  name,
  role,
});

/** What register and login answer: the token and whom it names. */
export type LoggedIn = { token: string; user: Account };
