import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashOfShortCode, readShortCode } from './short-code.ts';

test.each(['7K2M-9QXA-4T8B', '7k2m9qxa4t8b', ' 7k2m 9qxa-4T8B '])(
  '%j is a short code however it is typed',
  (typed) => expect(readShortCode(typed)).toBe('7K2M9QXA4T8B'),
);

test('letters that look like figures are taken for them', () =>
  expect(readShortCode('Oo1I-lLAB-CD23')).toBe('001111ABCD23'));

test.each(['', '7K2M-9QXA', '7K2M-9QXA-4T8B-1', '7K2M-9QXA-4T8U', 'eyJhbGciOi.x'])(
  '%j is no short code',
  (typed) => expect(readShortCode(typed)).toBeUndefined(),
);

test('its hash is the one that the shop puts on a door’s list', async () =>
  expect(await hashOfShortCode('7K2M9QXA4T8B')).toBe(
    createHash('sha256').update('7K2M9QXA4T8B').digest('base64url'),
  ));
