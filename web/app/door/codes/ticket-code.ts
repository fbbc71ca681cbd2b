import type { operations } from '../../api/types/reservation.ts';

export type TicketKey =
  operations['getTicketsKeys']['responses'][200]['content']['application/json']['keys'][number];

/** What a ticket's picture says once its signature holds. */
export type SignedTicket = { id: string; eventId: string; label: string; reservationNumber: string };

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' };
/** The 16 bytes of a UUID in base64url. */
const ID_LENGTH = 22;

/**
 * The ticket of a code, a compact JWS, if one of the keys has signed it; undefined for any other text. The header does
 * not choose how it is verified: it is ES256, by the key it names, and of the type `tkt`, or it is nothing.
 */
export async function readTicketCode(
  code: string,
  keys: readonly TicketKey[],
): Promise<SignedTicket | undefined> {
  const [head = '', body = '', signature = '', ...more] = code.split('.');
  const header = fieldsOf(head);
  const key = keys.find(({ kid }) => kid === header?.kid);
  if (!key || more.length > 0 || header?.alg !== 'ES256' || header.typ !== 'tkt') return undefined;
  const signed = new TextEncoder().encode(`${head}.${body}`);
  const bytes = bytesOf(signature);
  if (!bytes || !(await crypto.subtle.verify(SIGNATURE, await importKey(key), bytes, signed)))
    return undefined;
  return ticketOf(fieldsOf(body));
}

const importKey = ({ kty, crv, x, y }: TicketKey) =>
  crypto.subtle.importKey('jwk', { kty, crv, x, y }, CURVE, false, ['verify']);

function ticketOf(claims: Record<string, unknown> | undefined): SignedTicket | undefined {
  const [id, eventId] = [idOf(claims?.jti), idOf(claims?.evt)];
  if (!id || !eventId || typeof claims?.lbl !== 'string' || typeof claims.num !== 'string') return undefined;
  return { id, eventId, label: claims.lbl, reservationNumber: claims.num };
}

function idOf(short: unknown): string | undefined {
  const bytes = typeof short === 'string' && short.length === ID_LENGTH ? bytesOf(short) : undefined;
  if (!bytes) return undefined;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function fieldsOf(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytesOf(part)));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]+$/.test(base64url)) return undefined;
  try {
    const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(text, (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
