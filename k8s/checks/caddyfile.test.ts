import { describe, expect, test } from 'vitest';
import { errorCodes, isErrorCode, sentenceOf, statusOf } from '../../services/shared/http/errors.ts';
import { securityHeaders } from '../../web/security-headers.ts';
import { read } from './files.ts';

const caddyfile = read('web/Caddyfile');

describe('what the web server refuses', () => {
  const refusals = [...caddyfile.matchAll(/import refusal (\d+) (\w+) "([^"]*)"/g)].map(
    ([, status = '', code = '', sentence = '']) => ({ status: Number(status), code, sentence }),
  );

  test.each(refusals)('$code is refused as a service would', ({ status, code, sentence }) => {
    if (!isErrorCode(code)) throw new Error(`${code} is not one of ${errorCodes.length} codes`);
    expect({ status, sentence }).toEqual({ status: statusOf(code), sentence: sentenceOf(code) });
  });

  test('all that happens at the door has its sentence', () => {
    expect(refusals.map(({ code }) => code).sort()).toEqual([
      'FORBIDDEN',
      'INTERNAL',
      'NOT_FOUND',
      'PAYLOAD_TOO_LARGE',
      'PAYMENT_UNCERTAIN',
      'UPSTREAM_UNAVAILABLE',
    ]);
  });
});

describe('what the web server tells browsers', () => {
  /** A header that is set for every answer, or for those that a matcher names. */
  function told(name: string, matcher = ''): string | undefined {
    const line = new RegExp(`^\\s*(?:header )?${matcher && `${matcher} `}[?]?${name} ("?)(.+?)\\1$`, 'mi');
    return line.exec(caddyfile)?.[2];
  }

  const data = securityHeaders('data', false);
  const { 'content-security-policy': ofData = '', 'permissions-policy': askedByData, ...always } = data;

  test.each(Object.entries(always))('%s: %s', (name, value) => {
    expect(told(name)).toBe(value);
  });

  test('what no page needs is closed to data, and pages load what ours may', () => {
    expect(told('Content-Security-Policy')).toBe(ofData);
    const page = securityHeaders('page', false);
    expect(told('Content-Security-Policy', '@page')).toBe(page['content-security-policy']);
    expect(told('Permissions-Policy', '@page')).toBe(page['permissions-policy']);
    expect(told('Permissions-Policy', '@data')).toBe(askedByData);
  });

  test('a safe line is to stay safe', () => {
    const { 'strict-transport-security': value } = securityHeaders('page', true);
    expect(told('Strict-Transport-Security', '@https')).toBe(value);
  });
});
