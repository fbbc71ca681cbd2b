import { createLocalJWKSet, importJWK, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { type PublicTicketKey, TICKET_ALGORITHM, ticketKeyOf } from './signing-keys.ts';

/** Keeps a ticket's code from passing for another token of ours, and others from passing for it. */
const TYPE = 'tkt';

type SignedTicket = {
  id: string;
  eventId: string;
  label: string;
  reservationNumber: string;
  issuedAt: Date;
};

export type TicketCodes = {
  /** A compact JWS by which anybody with the public keys knows the ticket, without asking us. */
  sign: (ticket: SignedTicket) => Promise<string>;
  /** The id of the ticket that a code of ours is for; undefined for any other text. Whether it is still good it does not say. */
  readId: (code: string) => Promise<string | undefined>;
  keySet: { keys: PublicTicketKey[] };
};

const Claims = z.object({ jti: z.base64url().length(22) });

/** Codes signed by the key of the first secret, and read by those of all. */
export async function createTicketCodes(secrets: readonly string[]): Promise<TicketCodes> {
  const keys = await Promise.all(secrets.map(ticketKeyOf));
  const [first] = keys;
  if (!first) throw new Error('there is no secret to sign tickets with');
  const signingKey = await importJWK(first.privateJwk, TICKET_ALGORITHM);
  const keySet = { keys: keys.map(({ publicJwk }) => publicJwk) };
  const keyByName = createLocalJWKSet(keySet);

  return {
    keySet,
    sign: ({ id, eventId, label, reservationNumber, issuedAt }) =>
      new SignJWT({ jti: shortened(id), evt: shortened(eventId), lbl: label, num: reservationNumber })
        .setProtectedHeader({ alg: TICKET_ALGORITHM, kid: first.kid, typ: TYPE })
        .setIssuedAt(issuedAt)
        .sign(signingKey),
    readId: (code) =>
      jwtVerify(code, keyByName, { algorithms: [TICKET_ALGORITHM], typ: TYPE })
        .then(({ payload }) => lengthened(Claims.parse(payload).jti))
        .catch(() => undefined),
  };
}

/** The 16 bytes of a UUID in base64url, 22 characters in place of 36: the code becomes a picture. */
const shortened = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

const lengthened = (short: string) =>
  Buffer.from(short, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
