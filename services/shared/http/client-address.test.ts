import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { listen } from '../testing/listen.ts';
import { clientAddressBehind, OWN_NETWORKS } from './client-address.ts';

const seenBy = (proxies = OWN_NETWORKS) => {
  const address = clientAddressBehind(proxies);
  const app = new Hono().get('/', (c) => c.text(address(c)));
  return { app, ask: async (forwarded: string) => (await app.request('/', told(forwarded))).text() };
};
const told = (forwarded: string) => ({ headers: { 'x-forwarded-for': forwarded } });

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['203.0.113.7, 10.0.0.1', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['203.0.113.7, 10.0.0.1, ::1', '203.0.113.7'],
  // Only the end of the list is from a proxy of ours: what a client sent itself stands before it.
  ['1.1.1.1, 203.0.113.7', '203.0.113.7'],
  ['nonsense, 203.0.113.7, unknown', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::9', '2001:db8:0:0::/64'],
  ['2001:0db8::', '2001:db8:0:0::/64'],
  ['127.0.0.1', '127.0.0.1'],
  ['10.1.1.1, 192.168.0.7', '192.168.0.7'],
])('a proxy of ours that says %j speaks of %s', async (forwarded, address) => {
  expect(await seenBy().ask(forwarded)).toBe(address);
});

test('two addresses of one household are one, those of two are two', async () => {
  const { ask } = seenBy();
  expect(await ask('2001:db8:1:2:ffff::1')).toBe(await ask('2001:db8:1:2::2'));
  expect(await ask('2001:db8:1:3::1')).not.toBe(await ask('2001:db8:1:2::1'));
});

test('without a word of anybody it is nobody in particular', async () => {
  expect(await seenBy().ask('')).toBe('unknown');
});

test('who connects and is no proxy of ours is who asks, whatever they say', async () => {
  const strangers = await listen(seenBy('10.9.9.9').app.fetch);
  const ours = await listen(seenBy('127.0.0.1, ::1').app.fetch);
  const ask = async (url: string) => (await fetch(url, told('203.0.113.7'))).text();
  expect(await ask(strangers.url)).toMatch(/^(127\.0\.0\.1|0:0:0:0::\/64)$/);
  expect(await ask(ours.url)).toBe('203.0.113.7');
  strangers.close();
  ours.close();
});
