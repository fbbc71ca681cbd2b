import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { freePort } from '#shared/testing/free-port.ts';
import { aRegistration, type FrontDesk, openFrontDesk, someAddress } from '../testing/front-desk.ts';
import { aPerson, comeBack, goToGoogle, openGoogle, throughGoogle } from '../testing/google.ts';

const LIMITS = {
  windowSeconds: 60,
  perAccount: 3,
  perAddress: 8,
  registrationsPerAddress: 4,
  googlePerAddress: 5,
};

/** Two replicas with one database and one Redis, and one that has lost its Redis. */
let one: FrontDesk;
let two: FrontDesk;
let alone: FrontDesk;
beforeAll(async () => {
  one = await openFrontDesk({ limits: LIMITS });
  const { database } = one;
  two = await openFrontDesk({ limits: LIMITS, database });
  alone = await openFrontDesk({ limits: LIMITS, database, redis: `localhost:${await freePort()}` });
  await vi.waitFor(() => expect([one.redis.isReady, two.redis.isReady]).toEqual([true, true]));
});
afterAll(async () => {
  two.redis.destroy();
  alone.redis.destroy();
  await one.close();
});
afterEach(() => {
  vi.useRealTimers();
});

const limited = { status: 429, body: { code: 'RATE_LIMITED' } };
const wrong = { status: 401, body: { code: 'INVALID_CREDENTIALS' } };

const register = async (desk = one) => {
  const typed = aRegistration();
  await desk.call('POST', '/api/auth/register', { body: typed, from: someAddress() });
  return typed;
};
type Try = { email: string; password?: string; from?: string; at?: FrontDesk };
const logIn = ({ email, password = 'a guess', from = someAddress(), at = one }: Try) =>
  at.call('POST', '/api/auth/login', { body: { email, password }, from });

/** So many wrong passwords, one after the other; the statuses they got. */
async function guess(count: number, how: Try): Promise<number[]> {
  const statuses: number[] = [];
  while (statuses.length < count) statuses.push((await logIn(how)).status);
  return statuses;
}

describe('wrong passwords for one account from one address', () => {
  test('are too many after the third, for a while that is said', async () => {
    const { email } = await register();
    const from = someAddress();
    expect(await guess(3, { email, from })).toEqual([401, 401, 401]);
    const answer = await logIn({ email, from });
    expect(answer).toMatchObject(limited);
    const seconds = Number(answer.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(50);
    expect(seconds).toBeLessThanOrEqual(60);
  });

  test('and then the right one is not looked at either, so that nobody learns it was right', async () => {
    const { email, password } = await register();
    const from = someAddress();
    await guess(3, { email, from });
    expect(await logIn({ email, from, password })).toMatchObject(limited);
  });

  test('are the same for an account that does not exist: the answer tells nothing', async () => {
    const [known, unknown] = [await register(), aRegistration()];
    const answers = await Promise.all(
      [known, unknown].map(async ({ email }) => {
        const from = someAddress();
        const statuses = await guess(4, { email, from });
        const { text } = await logIn({ email, from });
        return [statuses, text.replace(/"requestId":"[^"]+"/, '')];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
  });

  test('count together at all replicas, and however the address is spelled', async () => {
    const { email } = await register();
    const from = someAddress();
    await logIn({ email, from });
    await logIn({ email: ` ${email.toUpperCase()}`, from, at: two });
    await logIn({ email, from });
    expect(await logIn({ email, from, at: two })).toMatchObject(limited);
  });

  test('are three looked at and no more, though a hundred come at once', async () => {
    const { email } = await register();
    const from = someAddress();
    const answers = await Promise.all(Array.from({ length: 100 }, () => logIn({ email, from })));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(3);
  });

  test('do not shut out the owner, who comes from elsewhere', async () => {
    const { email, password } = await register();
    const attacker = someAddress();
    await guess(20, { email, from: attacker });
    expect((await logIn({ email, password })).status).toBe(200);
    expect(await logIn({ email, password, from: attacker })).toMatchObject(limited);
  });

  test('are forgotten with the right one', async () => {
    const { email, password } = await register();
    const from = someAddress();
    for (let round = 0; round < 3; round++) {
      expect(await guess(2, { email, from })).toEqual([401, 401]);
      expect((await logIn({ email, password, from })).status).toBe(200);
    }
  });
});

describe('wrong passwords for one account from ever new addresses', () => {
  test('are too many after thirty, yet from where the owner has been before they come in', async () => {
    const { email, password } = await register();
    const home = someAddress();
    expect((await logIn({ email, password, from: home })).status).toBe(200);
    for (let at = 0; at < 30; at++) expect(await logIn({ email })).toMatchObject(wrong);
    expect(await logIn({ email })).toMatchObject(limited);
    expect((await logIn({ email, password, from: home })).status).toBe(200);
  });
});

describe('wrong passwords for ever new accounts from one address', () => {
  test('are too many after the eighth', async () => {
    const from = someAddress();
    for (let at = 0; at < 8; at++)
      expect(await logIn({ email: aRegistration().email, from })).toMatchObject(wrong);
    expect(await logIn({ email: aRegistration().email, from })).toMatchObject(limited);
  });

  test('and right ones are never too many: hundreds may come from one house', async () => {
    const from = someAddress();
    const people = await Promise.all(Array.from({ length: 12 }, () => register()));
    for (const { email, password } of people)
      expect((await logIn({ email, password, from })).status).toBe(200);
  });

  test('are of one address, whichever of its /64 it takes', async () => {
    const network = someAddress().replace('::1', ':1');
    for (let at = 0; at < 8; at++)
      await logIn({ email: aRegistration().email, from: `${network}::${at.toString(16)}` });
    expect(await logIn({ email: aRegistration().email, from: `${network}::ffff` })).toMatchObject(limited);
  });
});

describe('registrations from one address', () => {
  const attempt = (from: string, body: object = aRegistration()) =>
    one.call('POST', '/api/auth/register', { body, from });

  test('of e-mails that are taken are too many after the fourth', async () => {
    const [from, typed] = [someAddress(), await register()];
    for (let at = 0; at < 4; at++) expect((await attempt(from, typed)).status).toBe(409);
    const refused = await attempt(from);
    expect(refused).toMatchObject(limited);
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  });

  test('that succeed are too many only after ten times as many', async () => {
    const from = someAddress();
    const made = await Promise.all(Array.from({ length: 4 }, () => attempt(from)));
    for (let at = 4; at < 40; at++) made.push(await attempt(from));
    expect(made.map(({ status }) => status)).toEqual(Array(40).fill(201));
    expect(await attempt(from)).toMatchObject(limited);
  });
});

describe("an outage of ours counts as nobody's attempt", () => {
  test('right passwords are looked at once the database answers again, however often they were tried', async () => {
    const { email, password } = await register();
    const from = someAddress();
    await one.db.transaction().execute(async (tx) => {
      await sql`lock table users in access exclusive mode`.execute(tx);
      const answers = await Promise.all(Array.from({ length: 3 }, () => logIn({ email, password, from })));
      expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
    });
    expect((await logIn({ email, password, from })).status).toBe(200);
  });

  test('registrations', async () => {
    const from = someAddress();
    const attempt = () => one.call('POST', '/api/auth/register', { body: aRegistration(), from });
    await one.db.transaction().execute(async (tx) => {
      await sql`lock table users in access exclusive mode`.execute(tx);
      const answers = await Promise.all(Array.from({ length: 4 }, attempt));
      expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503]);
    });
    expect((await attempt()).status).toBe(201);
  });

  test('returns from Google, while it is away', async () => {
    const google = await openGoogle();
    const desk = await openFrontDesk({ limits: LIMITS, database: one.database, issuer: google.url });
    google.signIn(aPerson());
    const back = await goToGoogle(desk);
    await google.leave();
    for (let at = 0; at < 6; at++) expect((await comeBack(desk, back)).status).toBe(503);
    await google.comeAgain();
    expect((await comeBack(desk, back)).status).toBe(200);
    desk.redis.destroy();
    await google.close();
  });
});

test('so are returns from Google of which nothing comes, after the fifth', async () => {
  const from = someAddress();
  const body = { code: 'a code', state: 'a state' };
  for (let at = 0; at < 5; at++)
    expect((await one.call('POST', '/api/auth/google', { body, from })).status).toBe(400);
  expect(await one.call('POST', '/api/auth/google', { body, from })).toMatchObject(limited);
});

test('returns from Google that succeed are never too many', async () => {
  const google = await openGoogle();
  const desk = await openFrontDesk({ limits: LIMITS, database: one.database, issuer: google.url });
  for (let at = 0; at < 8; at++) {
    google.signIn(aPerson());
    expect((await throughGoogle(desk)).status).toBe(200);
  }
  desk.redis.destroy();
  await google.close();
});

test('what is malformed is refused as that, and counts nothing', async () => {
  const from = someAddress();
  for (let at = 0; at < 10; at++)
    expect((await one.call('POST', '/api/auth/login', { body: { email: 'x' }, from })).status).toBe(400);
});

describe('with Redis away', () => {
  test('a replica counts by itself, and people come in', async () => {
    const { email, password } = await register(alone);
    const from = someAddress();
    expect((await logIn({ email, password, at: alone })).status).toBe(200);
    expect(await guess(4, { email, from, at: alone })).toEqual([401, 401, 401, 429]);
    expect((await alone.call('GET', '/health/redis')).status).toBe(503);
  });
});

test('no address and no e-mail lies open in Redis', async () => {
  const { email, password } = await register();
  await logIn({ email, password });
  await logIn({ email });
  const keys = await one.redis.keys('auth:*');
  expect(keys.length).toBeGreaterThan(0);
  expect(keys.join('\n')).not.toMatch(/@|2001:db8/);
});

test('those that were limited are counted apart', async () => {
  const { registry } = await import('#shared/telemetry/metrics.ts');
  expect(await registry.metrics()).toMatch(
    /tiketi_auth_attempts_total\{type="login",status="limited"\} [1-9]/,
  );
});
