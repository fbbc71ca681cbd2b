import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whether one of the signatures, in base64, is that of the text: while a key is changed there is one by each. */
export function isSignedBy(key: string | Buffer, text: string, signatures: string[]): boolean {
  const expected = createHmac('sha256', key).update(text).digest();
  return signatures.some((one) => {
    const given = Buffer.from(one, 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
