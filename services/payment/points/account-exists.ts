import { z } from 'zod';
import { invoke } from '#shared/dapr/invoke.ts';
import type { Sidecar } from '#shared/dapr/sidecar.ts';

/** Whether somebody has this account. Throws 503 `UPSTREAM_UNAVAILABLE` while auth is away. */
export type AccountExists = (userId: string) => Promise<boolean>;

const Known = z.object({ accounts: z.array(z.object({ userId: z.uuid() })) });

/** Auth knows who there is. */
export const accountsAtAuth =
  (sidecar: Pick<Sidecar, 'url'>): AccountExists =>
  async (userId) => {
    const body = { userIds: [userId] };
    const { accounts } = await invoke(sidecar, {
      app: 'auth',
      path: '/internal/accounts',
      body,
      answer: Known,
    });
    return accounts.length > 0;
  };
