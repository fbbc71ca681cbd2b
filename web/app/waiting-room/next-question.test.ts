import { expect, test } from 'vitest';
import { Refusal, Unreachable } from '../api/refusal.ts';
import { waitAfter } from './next-question.ts';

const refused = (code: 'RATE_LIMITED' | 'QUEUE_NOT_ADMITTED', headers: Record<string, string> = {}) =>
  new Refusal(new Response(null, { status: 429, headers }), {
    code,
    error: '',
    message: '',
    success: false,
    requestId: '',
  });

test('who hears news asks every ten seconds, who does not every three to five', () => {
  expect(waitAfter({ error: null, isLive: true })).toBe(10_000);
  expect(waitAfter({ error: null, isLive: false, random: 0 })).toBe(3_000);
  expect(waitAfter({ error: null, isLive: false, random: 1 })).toBe(5_000);
});

test('who asks too much waits for as long as they are told', () => {
  const error = refused('RATE_LIMITED', { 'retry-after': '7' });
  expect(waitAfter({ error, isLive: true, random: 0 })).toBe(7_000);
});

test('whatever went wrong, the next sign of life comes within the minute in which a place lapses', () => {
  for (const error of [new Unreachable(), refused('QUEUE_NOT_ADMITTED'), new Error('anything')])
    expect(waitAfter({ error, isLive: false, random: 1 })).toBeLessThan(60_000);
});
