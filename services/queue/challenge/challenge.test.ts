import { createRoute, z } from '@hono/zod-openapi';
import { afterAll, describe, expect, test } from 'vitest';
import { createHttp } from '#shared/http/app.ts';
import { answer, json } from '#shared/http/routes.ts';
import { silent } from '#shared/testing/database.ts';
import { listen } from '#shared/testing/listen.ts';
import { metricValue } from '#shared/testing/metric-value.ts';
import { solveChallenge } from '../../../story/client/solve-challenge.ts';
import { ADMISSION_SECRET, APP_API_TOKEN } from '../testing/replica.ts';
import type { ChallengeKind, Newcomer } from './challenge.ts';
import { proofOfWork } from './proof-of-work.ts';
import { requireSolved } from './require-solved.ts';
import { SolutionBody, shownSolution } from './solution.route.ts';

const LIFE_MS = 60_000;
const EASY = { difficulty: 8, lifeMs: LIFE_MS };
const aNewcomer = (): Newcomer => ({ eventId: crypto.randomUUID(), userId: crypto.randomUUID() });

const Asked = z.object({
  kind: z.literal('proof-of-work'),
  nonce: z.string().max(300),
  difficulty: z.int(),
  expiresAt: z.iso.datetime({ precision: 3 }),
});

/** Work of 2^8 hashes, and a clock that is set by hand. */
function aDoor({ secret = ADMISSION_SECRET, rules = EASY } = {}) {
  let at = Date.now();
  const challenge = proofOfWork(secret, rules, () => at);
  return {
    ...challenge,
    pass(ms: number) {
      at += ms;
    },
    solvedBy: (newcomer: Newcomer) => solveChallenge(Asked.parse(challenge.ask(newcomer))),
  };
}

describe('proof of work', () => {
  test('says what is asked, how hard it is and until when', () => {
    const asked = Asked.parse(aDoor().ask(aNewcomer()));
    expect(asked.difficulty).toBe(8);
    const left = Date.parse(asked.expiresAt) - Date.now();
    expect(left).toBeGreaterThan(LIFE_MS - 5_000);
    expect(left).toBeLessThanOrEqual(LIFE_MS);
  });

  test('lets in who has done it, at any replica', () => {
    const [one, two, newcomer] = [aDoor(), aDoor(), aNewcomer()];
    const solution = one.solvedBy(newcomer);
    expect(one.holds(newcomer, solution)).toBe(true);
    expect(two.holds(newcomer, solution)).toBe(true);
  });

  test('may be shown again until it ends: that gives nobody a second place', () => {
    const [door, newcomer] = [aDoor(), aNewcomer()];
    const solution = door.solvedBy(newcomer);
    expect([1, 2, 3].map(() => door.holds(newcomer, solution))).toEqual([true, true, true]);
  });

  test('is worth nothing once it has ended', () => {
    const [door, newcomer] = [aDoor(), aNewcomer()];
    const solution = door.solvedBy(newcomer);
    door.pass(LIFE_MS - 1);
    expect(door.holds(newcomer, solution)).toBe(true);
    door.pass(1);
    expect(door.holds(newcomer, solution)).toBe(false);
  });

  test('is worth nothing to another user, at another event, or under another secret', () => {
    const [door, newcomer] = [aDoor(), aNewcomer()];
    const solution = door.solvedBy(newcomer);
    const { userId, eventId } = aNewcomer();
    expect(door.holds({ ...newcomer, userId }, solution)).toBe(false);
    expect(door.holds({ ...newcomer, eventId }, solution)).toBe(false);
    const stranger = aDoor({ secret: 'another-admission-secret-of-32-characters' });
    expect(stranger.holds(newcomer, solution)).toBe(false);
  });

  test('has to be done: of 2,000 guesses about one in 256 is right', () => {
    const [door, newcomer] = [aDoor(), aNewcomer()];
    const { nonce } = door.ask(newcomer);
    const guesses = Array.from({ length: 2_000 }, (_, at) => ({ nonce, answer: `guess ${at}` }));
    const right = guesses.filter((guess) => door.holds(newcomer, guess)).length;
    expect(right).toBeLessThan(40);
  });

  test('cannot be made easier or longer by its newcomer', () => {
    const [door, newcomer] = [aDoor(), aNewcomer()];
    const [endsAt, bits, mac] = door.ask(newcomer).nonce.split('.');
    const made = [
      `${endsAt}.0.${mac}`,
      `${Number(endsAt) + 1_000}.${bits}.${mac}`,
      `${endsAt}.${bits}.`,
      `${endsAt}.${bits}`,
      `${endsAt}.${bits}.${mac}.`,
      `${endsAt}.${bits}.${mac}A`,
      `9e999.0.${mac}`,
      'undefined.undefined.',
      '..',
      '한글.0.한글',
      '',
    ];
    for (const nonce of made)
      expect(door.holds(newcomer, solveChallenge({ nonce, difficulty: 8 })), nonce).toBe(false);
  });

  test('that was asked before a change of difficulty is checked by what it asked', () => {
    const [easy, hard, newcomer] = [aDoor(), aDoor({ rules: { ...EASY, difficulty: 30 } }), aNewcomer()];
    expect(hard.holds(newcomer, easy.solvedBy(newcomer))).toBe(true);
  });

  test('costs who checks it next to nothing, however hard it is', () => {
    const [door, newcomer] = [aDoor({ rules: { ...EASY, difficulty: 32 } }), aNewcomer()];
    const { nonce } = door.ask(newcomer);
    const before = process.cpuUsage();
    for (let at = 0; at < 5_000; at++) door.holds(newcomer, { nonce, answer: String(at) });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 5_000).toBeLessThan(200);
  });
});

describe('a newcomer at the door', async () => {
  const { eventId, userId } = aNewcomer();
  const challenges = { 'proof-of-work': proofOfWork(ADMISSION_SECRET, EASY) };
  let challengeKind: ChallengeKind = 'proof-of-work';

  /** A door that lets in whoever has solved what it asks, in the frame that every service has. */
  const app = createHttp({
    service: 'queue',
    version: '0',
    log: silent,
    appApiToken: APP_API_TOKEN,
    health: { sidecar: async () => undefined },
  });
  const body = json(z.object({ solution: SolutionBody.optional() }));
  const responses = { 200: answer('Came in', z.object({ in: z.boolean() })) };
  const route = createRoute({ method: 'post', path: '/door', request: { body }, responses });
  app.openapi(route, async (c) => {
    const shown = shownSolution(c, c.req.valid('json'));
    await requireSolved(challenges, { challengeKind, eventId, userId, shown });
    return c.json({ in: true }, 200);
  });
  const { url, close } = await listen(app.fetch);
  afterAll(close);

  const Refusal = z.object({
    code: z.literal('QUEUE_NOT_ADMITTED'),
    error: z.string().regex(/[가-힣]/),
    details: z.strictObject({ reason: z.literal('challenge'), challenge: Asked.strict() }),
  });
  const knock = (sent: unknown = {}, headers: Record<string, string> = {}) =>
    fetch(`${url}/door`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(sent),
    });
  const refusalOf = async (refusal: Response) => {
    expect(refusal.status).toBe(403);
    return Refusal.parse(await refusal.json()).details.challenge;
  };

  test('is refused with what is asked, and comes in with its answer in the body', async () => {
    const solution = solveChallenge(await refusalOf(await knock()));
    expect((await knock({ solution })).status).toBe(200);
  });

  test('or in the header', async () => {
    const solution = solveChallenge(await refusalOf(await knock()));
    const headers = { 'x-queue-challenge': `${solution.nonce}:${solution.answer}` };
    expect((await knock({}, headers)).status).toBe(200);
  });

  test('is asked anew after a wrong answer or a strange header', async () => {
    const { nonce } = await refusalOf(await knock());
    for (const wrong of ['?', '한글', 'x'.repeat(2_048)])
      await refusalOf(await knock({ solution: { nonce, answer: wrong } }));
    for (const header of ['', ':', 'nonsense', `${nonce}:`, `:${nonce}`, `${nonce}:?`, 'x'.repeat(4_000)])
      await refusalOf(await knock({}, { 'x-queue-challenge': header }));
  });

  test('who sends no solution in its place is told so', async () => {
    for (const solution of [null, 1, 'text', [], {}, { nonce: 'n' }, { nonce: 1, answer: 'a' }])
      expect((await knock({ solution })).status).toBe(400);
  });

  test('is asked nothing where the room asks nothing', async () => {
    challengeKind = 'none';
    expect((await knock()).status).toBe(200);
    challengeKind = 'proof-of-work';
  });

  test('is counted by what came of it', async () => {
    const count = (outcome: string) =>
      metricValue('tiketi_queue_challenges_total', { kind: 'proof-of-work', outcome });
    const outcomes = ['asked', 'wrong', 'solved'];
    const before = await Promise.all(outcomes.map(count));
    const asked = await refusalOf(await knock());
    await refusalOf(await knock({ solution: { nonce: asked.nonce, answer: '?' } }));
    await knock({ solution: solveChallenge(asked) });
    expect(await Promise.all(outcomes.map(count))).toEqual(before.map((number) => number + 1));
  });
});
