import { afterAll, expect, test, vi } from 'vitest';
import { keepReady, type Ready } from './ready-answers.ts';

// Before the imports, for the cache takes its clock as it is loaded; and it takes zero for no time.
vi.hoisted(() =>
  vi.useFakeTimers({ toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'] }).advanceTimersByTime(1),
);
afterAll(() => {
  vi.useRealTimers();
});

/** Something that changes with every load. */
function aSource() {
  const source = {
    loads: 0,
    away: false,
    gate: undefined as Promise<void> | undefined,
    async load(): Promise<Ready> {
      source.loads += 1;
      const body = `load ${source.loads}`;
      await source.gate;
      if (source.away) throw new Error('database away');
      return { body };
    },
  };
  return source;
}

test('however many ask at once, it is loaded once', async () => {
  const [{ answer: ready }, source] = [keepReady<Ready>(1_000), aSource()];
  const answers = await Promise.all(Array.from({ length: 100 }, () => ready('all', source.load)));
  expect(source.loads).toBe(1);
  for (const { body } of answers) expect(body).toBe('load 1');
});

test('different questions are loaded for themselves', async () => {
  const [{ answer: ready }, source] = [keepReady<Ready>(1_000), aSource()];
  await Promise.all(['a', 'b', 'a'].map((key) => ready(key, source.load)));
  expect(source.loads).toBe(2);
});

test('an answer of a second is loaded anew while it still goes out, and nobody waits', async () => {
  const [{ answer: ready }, source] = [keepReady<Ready>(1_000), aSource()];
  await ready('all', source.load);
  vi.advanceTimersByTime(900);
  await ready('all', source.load);
  expect(source.loads).toBe(1);

  vi.advanceTimersByTime(200);
  const gate = Promise.withResolvers<void>();
  source.gate = gate.promise;
  for (let i = 0; i < 10; i++) expect((await ready('all', source.load)).body).toBe('load 1');
  expect(source.loads).toBe(2);
  gate.resolve();
  await vi.waitFor(async () => expect((await ready('all', source.load)).body).toBe('load 2'));
});

test('an answer older than two seconds never goes out', async () => {
  const [{ answer: ready }, source] = [keepReady<Ready>(1_000), aSource()];
  await ready('all', source.load);
  vi.advanceTimersByTime(2_001);
  expect((await ready('all', source.load)).body).toBe('load 2');
});

test('a load that fails is told to all who wait, and the next one tries again', async () => {
  const [{ answer: ready }, source] = [keepReady<Ready>(1_000), aSource()];
  source.away = true;
  const both = await Promise.allSettled([ready('all', source.load), ready('all', source.load)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  source.away = false;
  expect((await ready('all', source.load)).body).toBe('load 2');
});

test('a reload that fails leaves the answer in place for its two seconds', async () => {
  const [{ answer: ready }, source] = [keepReady<Ready>(1_000), aSource()];
  await ready('all', source.load);
  source.away = true;
  vi.advanceTimersByTime(1_500);
  expect((await ready('all', source.load)).body).toBe('load 1');
  expect((await ready('all', source.load)).body).toBe('load 1');
  vi.advanceTimersByTime(600);
  await expect(ready('all', source.load)).rejects.toThrow('database away');
});

test('answers together never take more than the room they were given', async () => {
  const [{ answer: ready }, source] = [keepReady<Ready>(100), aSource()];
  for (let i = 0; i < 50; i++) await ready(`question ${i}`, source.load);
  await ready('question 49', source.load);
  expect(source.loads).toBe(50);
  await ready('question 0', source.load);
  expect(source.loads).toBe(51);
});

test('what has changed is made anew at once, and what was being loaded before does not come back', async () => {
  const [{ answer: ready, drop }, source] = [keepReady<Ready>(1_000), aSource()];
  const gate = Promise.withResolvers<void>();
  source.gate = gate.promise;
  const before = ready('all', source.load);
  drop();
  const after = ready('all', source.load);
  gate.resolve();
  expect((await before).body).toBe('load 1');
  expect((await after).body).toBe('load 2');
  expect((await ready('all', source.load)).body).toBe('load 2');
  drop();
  expect((await ready('all', source.load)).body).toBe('load 3');
});

test('a hundred thousand questions nobody asks again leave no more than ten thousand answers', async () => {
  const [{ answer: ready }, source] = [keepReady<Ready>(32 * 1_048_576), aSource()];
  const questions = Array.from({ length: 100_000 }, (_, number) => `q=${number}`);
  for (const question of questions) await ready(question, source.load);
  const kept = [];
  for (const question of questions.toReversed()) {
    const loads = source.loads;
    await ready(question, source.load);
    if (source.loads > loads) break;
    kept.push(question);
  }
  expect(kept).toHaveLength(10_000);
});
