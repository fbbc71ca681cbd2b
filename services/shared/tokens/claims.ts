import { z } from 'zod';

/** The caller as their token names them. */
export const User = z.object({
  userId: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: z.enum(['user', 'admin']),
});
export type User = z.infer<typeof User>;

export const TOKEN_ISSUER = 'tiketi-auth';
export const TOKEN_AUDIENCE = 'tiketi';
export const TOKEN_ALGORITHM = 'EdDSA';
