import { beforeEach, expect, test, vi } from 'vitest';
import { Refusal, type RefusalCode, Unreachable } from '../../api/refusal.ts';
import { once } from './kept-key.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (place: string) => kept.get(place) ?? null,
    setItem: (place: string, key: string) => kept.set(place, key),
    removeItem: (place: string) => kept.delete(place),
  });
  return () => vi.unstubAllGlobals();
});

const refused = (status: number, code: RefusalCode) =>
  new Refusal(new Response(null, { status }), {
    code,
    success: false,
    error: '',
    message: '',
    requestId: '',
  });

/** The keys of one try after another, each of which ends like this. */
async function keysOf(outcomes: readonly (Error | undefined)[]): Promise<string[]> {
  const keys: string[] = [];
  for (const outcome of outcomes)
    await once('an event', 'ILLEGAL_TRANSITION', async (key) => {
      keys.push(key);
      if (outcome) throw outcome;
    }).catch(() => undefined);
  return keys;
}

test('what was done and is asked for again is another one', async () => {
  const [first, second] = await keysOf([undefined, undefined]);
  expect(second).not.toBe(first);
});

test('what was refused is tried under another key', async () => {
  const [first, second] = await keysOf([refused(409, 'LAYOUT_NAME_TAKEN'), undefined]);
  expect(second).not.toBe(first);
});

test('a try whose outcome nobody knows, or that is still running, is gone on with under its key', async () => {
  const keys = await keysOf([
    new Unreachable('no answer'),
    refused(503, 'UPSTREAM_UNAVAILABLE'),
    refused(409, 'ILLEGAL_TRANSITION'),
    undefined,
  ]);
  expect(new Set(keys).size).toBe(1);
});
