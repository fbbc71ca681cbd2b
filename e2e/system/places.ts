import { inject } from 'vitest';
import type { Settings } from '../../story/settings.ts';
import './provided.ts';

const known = inject('system');
const urlOf = (part: string): string => {
  const url = known.urls[part];
  if (!url) throw new Error(`there is no part ${part}`);
  return url;
};

/** Where the parts of the running system are. */
export const origin = urlOf('origin');
export const gatewayUrl = urlOf('payment-gateway');
export const mailUrl = urlOf('mail');
export const appApiToken = known.env.APP_API_TOKEN ?? '';
export const appUrl = (app: string) => urlOf(app);
export const sidecarUrl = (app: string) => `http://${urlOf(`${app}-sidecar`)}`;

export const settings: Settings = {
  origin,
  mailUrl,
  gatewayUrl,
  admin: { email: known.env.ADMIN_EMAIL ?? '', password: known.env.ADMIN_PASSWORD ?? '' },
};
