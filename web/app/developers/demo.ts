type Account = { email: string; password: string };

export type Demo = {
  mailPageUrl: string;
  gatewayUrl: string;
  adminEmail: string;
  adminPassword: string;
  buyers: Account[];
};

/** The demo as the origin tells of it; null when that is something else. */
export function demoIn(body: unknown): Demo | null {
  if (!isRecord(body)) return null;
  const { mailPageUrl, gatewayUrl, adminEmail, adminPassword, buyers } = body;
  const isDemo =
    isAddress(mailPageUrl) && isAddress(gatewayUrl) && isText(adminEmail) && isText(adminPassword);
  if (!isDemo) return null;
  const accounts = Array.isArray(buyers) ? buyers.filter(isAccount) : [];
  return { mailPageUrl, gatewayUrl, adminEmail, adminPassword, buyers: accounts };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
/** Of a page, that is: a link leads nowhere else. */
const isAddress = (value: unknown): value is string => isText(value) && /^https?:\/\//.test(value);
const isAccount = (value: unknown): value is Account =>
  isRecord(value) && isText(value.email) && isText(value.password);
