import { createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '#shared/http/errors.ts';

/** What comes later than this after it was signed may be an old one played again. */
const FRESH_MS = 10 * 60_000;

export type Signed = {
  body: string;
  /** `v1:` and one or more signatures in base64: while a key is changed there is one by each. */
  signature: string | undefined;
  /** When it was sent, with its offset; part of what is signed. */
  sentAt: string | undefined;
};

/**
 * Throws 401 `INVALID_TOKEN` unless this was signed with the key, and lately. Toss signs some of its
 * events only (payout.changed, seller.changed); without a key events are taken unsigned, which is
 * safe, for they only make us ask.
 */
export function requireSignature(
  key: string | undefined,
  { body, signature = '', sentAt = '' }: Signed,
): void {
  if (key === undefined) return;
  const expected = createHmac('sha256', key).update(`${body}:${sentAt}`).digest();
  const given = signature.replace(/^v1:/, '').split(',');
  const isRight = given.some((one) =>
    isEqual(Buffer.from(one.trim().replace(/^v1:/, ''), 'base64'), expected),
  );
  const isFresh = Math.abs(Date.now() - Date.parse(sentAt)) <= FRESH_MS;
  if (isRight && isFresh) return;
  throw new AppError('INVALID_TOKEN', { message: '웹훅의 서명을 확인할 수 없습니다.' });
}

const isEqual = (one: Buffer, other: Buffer) => one.length === other.length && timingSafeEqual(one, other);
