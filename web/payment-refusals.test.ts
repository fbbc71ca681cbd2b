import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { deafPort } from './testing/deaf-port.ts';
import { ask, openOrigin, startUpstreams } from './testing/origins.ts';

let upstreams: Awaited<ReturnType<typeof startUpstreams>>;
beforeEach(async () => {
  upstreams = await startUpstreams();
});
afterEach(() => upstreams.close());

/** What somebody hears who pays when payment is at these addresses. */
async function paidAt(addresses: string, path = '/api/payments/process') {
  const { payment } = readConfig({ PAYMENT_URL: addresses }).services;
  const origin = await openOrigin({ ...upstreams.services, payment });
  try {
    return (await ask(origin, path, { method: 'POST' })).body.code;
  } finally {
    await origin.close();
  }
}

test('a payment that found nobody is surely not paid, for whatever reason it found nobody', async () => {
  const deaf = await deafPort();
  try {
    expect(await paidAt(deaf.url)).toBe('UPSTREAM_UNAVAILABLE');
    expect(await paidAt(`${deaf.url},http://127.0.0.1:1`)).toBe('UPSTREAM_UNAVAILABLE');
    expect(await paidAt('http://127.0.0.1:1')).toBe('UPSTREAM_UNAVAILABLE');
    expect(await paidAt('http://nobody.invalid')).toBe('UPSTREAM_UNAVAILABLE');
  } finally {
    await deaf.close();
  }
});

test('a payment that was sent and not answered is uncertain', async () => {
  const [there = ''] = upstreams.services.payment;
  expect(await paidAt(there, '/api/payments/hang')).toBe('PAYMENT_UNCERTAIN');
  expect(await paidAt(`http://127.0.0.1:1,${there}`, '/api/payments/hang')).toBe('PAYMENT_UNCERTAIN');
});
