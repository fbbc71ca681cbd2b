import { createHash } from 'node:crypto';

/** Twelve characters of Crockford's base 32. https://www.crockford.com/base32.html */
const SHORT_CODE = /^[0-9A-HJKMNP-TV-Z]{12}$/;

/** As people read it out and type it: `7K2M-9QXA-4T8B`. */
export const inGroups = (shortCode: string): string => shortCode.match(/.{1,4}/g)?.join('-') ?? '';

/** What somebody typed as the database keeps it, in any case, with or without groups; undefined when it is none. */
export function readShortCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return SHORT_CODE.test(code) ? code : undefined;
}

/** SHA-256 of the twelve characters, in base64url: a phone knows a code that is typed, and could make none. */
export const hashOfShortCode = (shortCode: string): string =>
  createHash('sha256').update(shortCode).digest('base64url');
