import { queryOptions } from '@tanstack/react-query';

export type DemoAccount = { email: string; password: string; isAdmin: boolean };

/** Accounts that everybody may try the shop with; none where the shop is not a demo. */
export const demoAccountsQuery = queryOptions({
  queryKey: ['demo-accounts'],
  queryFn: async ({ signal }) => {
    const response = await fetch('/api/demo', { signal });
    return response.ok ? readDemo(await response.json()) : [];
  },
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

export function readDemo(body: unknown): DemoAccount[] {
  if (typeof body !== 'object' || body === null) return [];
  const buyers = 'buyers' in body && Array.isArray(body.buyers) ? body.buyers : [];
  const { adminEmail, adminPassword } = { adminEmail: null, adminPassword: null, ...body };
  return [
    ...buyers.flatMap((buyer: unknown) => accountOf({ email: null, password: null, ...asObject(buyer) })),
    ...accountOf({ email: adminEmail, password: adminPassword }, true),
  ];
}

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

const accountOf = (
  { email, password }: { email: unknown; password: unknown },
  isAdmin = false,
): DemoAccount[] =>
  typeof email === 'string' && typeof password === 'string' ? [{ email, password, isAdmin }] : [];
