import { z } from 'zod';

/** An Ed25519 key as RFC 8037 writes it. */
export const PublicJwk = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
});
export type PublicJwk = z.infer<typeof PublicJwk>;

export const PrivateJwk = PublicJwk.extend({ d: z.string() });
export type PrivateJwk = z.infer<typeof PrivateJwk>;

/** A key as others see it in the key set, by which they choose the one a token names. */
export const PublishedJwk = PublicJwk.extend({
  kid: z.string(),
  use: z.literal('sig'),
  alg: z.literal('EdDSA'),
});

export const KeySet = z.object({ keys: z.array(PublishedJwk) });
export type KeySet = z.infer<typeof KeySet>;
