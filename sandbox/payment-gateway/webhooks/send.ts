import type { Charge } from '../book/charge.ts';
import { portOneWebhook } from '../portone/webhook.ts';
import { tossWebhook } from '../toss/webhook.ts';
import type { Send } from './tell.ts';

export interface WebhookSettings {
  /** The gateway's name is added to it: `https://shop/webhook` is told at `https://shop/webhook/toss`. */
  url: string;
  /** With a key Toss's are signed. */
  tossKey?: string | undefined;
  /** `whsec_…`; PortOne's are always signed. */
  portOneSecret?: string | undefined;
  storeId?: string | undefined;
}

const SOMEBODY_ELSE = `whsec_${Buffer.from('a secret of somebody else').toString('base64')}`;

/** Sends one webhook, once. Without settings nobody is told. */
export function createSend(settings: WebhookSettings | undefined): Send {
  if (settings === undefined) return async () => {};
  return async (charge, how) => {
    const { headers, body } = made(settings, charge, how === 'forged');
    const response = await fetch(`${settings.url}/${charge.gateway}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(`answered ${response.status}`);
  };
}

function made(settings: WebhookSettings, charge: Charge, isForged: boolean) {
  const { tossKey, portOneSecret = SOMEBODY_ELSE, storeId = 'store-sandbox' } = settings;
  switch (charge.gateway) {
    case 'toss':
      return tossWebhook(charge, isForged ? SOMEBODY_ELSE : tossKey);
    case 'portone':
      return portOneWebhook(charge, isForged ? SOMEBODY_ELSE : portOneSecret, storeId);
    default:
      return charge.gateway satisfies never;
  }
}
