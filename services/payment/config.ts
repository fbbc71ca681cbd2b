import { z } from 'zod';
import { ConfigError, readEnv, secret, text, wholeNumber } from '#shared/config/env.ts';
import { databaseEnv, serviceEnv } from '#shared/config/service.ts';
import { gatewayNames } from './gateway/gateway.ts';

const address = z.url().transform((url) => url.replace(/\/+$/, ''));
const webhookSecret = secret.regex(/^whsec_[A-Za-z0-9+/]+=*$/, 'has the form whsec_…');

/**
 * Payment's environment, read once at the start. Throws ConfigError when the gateway for new payments, or one
 * of which a secret is set, is not all there.
 */
export function readConfig(source: NodeJS.ProcessEnv = process.env) {
  const env = readEnv(
    {
      ...serviceEnv,
      ...databaseEnv,
      /** Takes new payments. Those taken before stay with the gateway that took them, while it has its secret here. */
      PAYMENT_GATEWAY: z.enum(gatewayNames).default('toss'),
      /** Address of Toss Payments, or of the sandbox that speaks like it. */
      TOSS_URL: address.default('https://api.tosspayments.com'),
      TOSS_SECRET_KEY: secret.optional(),
      /**
       * With it every webhook has to be signed. Not for the real Toss, which signs events about payouts only: all
       * webhooks about payments would be refused. Without it they are taken unsigned, and only make us ask.
       */
      TOSS_WEBHOOK_KEY: secret.optional(),
      PORTONE_URL: address.default('https://api.portone.io'),
      PORTONE_API_SECRET: secret.optional(),
      PORTONE_STORE_ID: text.optional(),
      PORTONE_WEBHOOK_SECRET: webhookSecret.optional(),
      GATEWAY_TIMEOUT_MS: wholeNumber.min(1).default(10_000),
      /** So many failures of a gateway in a row, and it is left alone. */
      GATEWAY_BREAKER_FAILURES: wholeNumber.min(1).default(5),
      /** For so long; then one call tries again. */
      GATEWAY_BREAKER_RESET_MS: wholeNumber.min(1).default(5_000),
      /** How long the answer to a buyer waits for the reservation to be confirmed. */
      CONFIRMATION_WAIT_MS: wholeNumber.default(5_000),
    },
    source,
  );
  const toss = tossOf(env);
  const portone = portOneOf(env);
  if (!{ toss, portone }[env.PAYMENT_GATEWAY]) {
    throw new ConfigError(`PAYMENT_GATEWAY is ${env.PAYMENT_GATEWAY}, but its secrets are not set`);
  }
  return { ...env, toss, portone };
}

type Gateways = {
  TOSS_URL: string;
  TOSS_SECRET_KEY?: string | undefined;
  TOSS_WEBHOOK_KEY?: string | undefined;
  PORTONE_URL: string;
  PORTONE_API_SECRET?: string | undefined;
  PORTONE_STORE_ID?: string | undefined;
  PORTONE_WEBHOOK_SECRET?: string | undefined;
};

function tossOf({ TOSS_URL: url, TOSS_SECRET_KEY: secretKey, TOSS_WEBHOOK_KEY: webhookKey }: Gateways) {
  return secretKey ? { url, secretKey, webhookKey } : undefined;
}

function portOneOf(env: Gateways) {
  const { PORTONE_URL: url, PORTONE_API_SECRET: apiSecret } = env;
  const { PORTONE_STORE_ID: storeId, PORTONE_WEBHOOK_SECRET: webhookSecret } = env;
  if (!apiSecret) return undefined;
  if (!storeId || !webhookSecret) {
    throw new ConfigError('PORTONE_API_SECRET needs PORTONE_STORE_ID and PORTONE_WEBHOOK_SECRET beside it');
  }
  return { url, apiSecret, storeId, webhookSecret };
}
