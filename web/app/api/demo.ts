export type DemoAccount = { role: 'buyer' | 'staff' | 'admin'; email: string; password: string };

export type Demo = { mailPageUrl: string; gatewayUrl: string; accounts: DemoAccount[] };

/** The demo as the origin tells of it, its buyers first; null when that is something else. */
export function demoIn(body: unknown): Demo | null {
  if (!isRecord(body)) return null;
  const { mailPageUrl, gatewayUrl, adminEmail, adminPassword, buyers, staff } = body;
  if (!isAddress(mailPageUrl) || !isAddress(gatewayUrl)) return null;
  const accounts = [
    ...(Array.isArray(buyers) ? buyers : []).flatMap((buyer) => accountOf('buyer', buyer)),
    ...accountOf('staff', staff),
    ...accountOf('admin', { email: adminEmail, password: adminPassword }),
  ];
  return { mailPageUrl, gatewayUrl, accounts };
}

function accountOf(role: DemoAccount['role'], account: unknown): DemoAccount[] {
  if (!isRecord(account)) return [];
  const { email, password } = account;
  return typeof email === 'string' && typeof password === 'string' ? [{ role, email, password }] : [];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Of a page, that is: a link leads nowhere else. */
const isAddress = (value: unknown): value is string =>
  typeof value === 'string' && /^https?:\/\//.test(value);
