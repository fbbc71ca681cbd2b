import { createECDH, hkdfSync } from 'node:crypto';
import { calculateJwkThumbprint, type JWK } from 'jose';

export const TICKET_ALGORITHM = 'ES256';

/** The order of P-256 (FIPS 186-5): a private key is a number from 1 up to it. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
/** Eight more than the order has, so that no number is likelier than another. */
const DRAWN_BYTES = 40;
const COORDINATE_BYTES = 32;
/** Enough to tell a few keys apart, and little to print. */
const KEY_NAME_LENGTH = 6;

export type PublicTicketKey = {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
  kid: string;
  use: 'sig';
  alg: typeof TICKET_ALGORITHM;
};

type TicketKey = { kid: string; privateJwk: JWK; publicJwk: PublicTicketKey };

/** The key that belongs to a secret: the same for all replicas, with nothing to keep but the secret. */
export async function ticketKeyOf(secret: string): Promise<TicketKey> {
  const d = privateNumberOf(secret);
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(d);
  const point = curve.getPublicKey();
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 1 + COORDINATE_BYTES).toString('base64url'),
    y: point.subarray(1 + COORDINATE_BYTES).toString('base64url'),
  } as const;
  const kid = (await calculateJwkThumbprint(jwk)).slice(0, KEY_NAME_LENGTH);
  return {
    kid,
    privateJwk: { ...jwk, d: d.toString('base64url') },
    publicJwk: { ...jwk, kid, use: 'sig', alg: TICKET_ALGORITHM },
  };
}

function privateNumberOf(secret: string): Buffer {
  const drawn = Buffer.from(hkdfSync('sha256', secret, '', 'tiketi ticket signing', DRAWN_BYTES));
  const number = (BigInt(`0x${drawn.toString('hex')}`) % (ORDER - 1n)) + 1n;
  return Buffer.from(number.toString(16).padStart(2 * COORDINATE_BYTES, '0'), 'hex');
}
