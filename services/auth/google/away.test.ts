import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type FrontDesk, openFrontDesk } from '../testing/front-desk.ts';
import { aPerson, comeBack, type Google, goToGoogle, openGoogle, throughGoogle } from '../testing/google.ts';

let google: Google;
let desk: FrontDesk;
beforeAll(async () => {
  google = await openGoogle();
  desk = await openFrontDesk({ issuer: google.url });
});
afterEach(() => google.mend());
afterAll(async () => {
  await desk.close();
  await google.close();
});

const refused = { status: 400, body: { code: 'VALIDATION_ERROR' } };

describe('while Google is away', () => {
  test('it is 503 within a few seconds, and the same return is good afterwards', async () => {
    google.signIn(aPerson());
    const back = await goToGoogle(desk);
    await google.leave();
    const startedAt = performance.now();
    const answer = await comeBack(desk, back);
    expect(answer).toMatchObject({ status: 503, body: { code: 'UPSTREAM_UNAVAILABLE' } });
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    await google.comeAgain();
    expect((await comeBack(desk, back)).status).toBe(200);
  });

  test('or in trouble it is 503 too', async () => {
    google.answer({ statusCode: 500, body: {} });
    expect(await throughGoogle(desk)).toMatchObject({ status: 503, body: { code: 'UPSTREAM_UNAVAILABLE' } });
  });

  test('who is sent there goes by what it said before', async () => {
    await goToGoogle(desk);
    await google.leave();
    expect((await desk.call('GET', '/api/auth/google')).status).toBe(302);
    await google.comeAgain();
  });

  test('or takes a call and never answers it, it is 503 within a few seconds', async () => {
    const silence = createServer().listen(0, '127.0.0.1');
    await once(silence, 'listening');
    const address = silence.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const lost = await openFrontDesk({ database: desk.database, issuer: `http://127.0.0.1:${port}` });
    const startedAt = performance.now();
    expect((await lost.call('GET', '/api/auth/google')).status).toBe(503);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    lost.redis.destroy();
    silence.close();
  });

  test('nobody can be sent there who does not know it yet: 503', async () => {
    const lost = await openFrontDesk({ database: desk.database });
    const answer = await lost.call('GET', '/api/auth/google');
    expect(answer).toMatchObject({ status: 503, body: { code: 'UPSTREAM_UNAVAILABLE' } });
    lost.redis.destroy();
  });

  test('an issuer that says it is another one is not asked', async () => {
    const { port } = new URL(google.url);
    const lost = await openFrontDesk({ database: desk.database, issuer: `http://127.0.0.1:${port}` });
    expect((await lost.call('GET', '/api/auth/google')).status).toBe(503);
    lost.redis.destroy();
  });

  test('what it says of its own trouble reaches nobody', async () => {
    google.answer({
      statusCode: 401,
      body: { error: 'invalid_client', error_description: 'the secret is old' },
    });
    const answer = await throughGoogle(desk);
    expect(answer.status).toBe(503);
    expect(answer.text).not.toContain('secret');
    google.answer({ statusCode: 400, body: { error: 'invalid_grant', error_description: 'Bad Request' } });
    const refusal = await throughGoogle(desk);
    expect(refusal).toMatchObject(refused);
    expect(refusal.text).not.toMatch(/grant|Bad Request/);
  });
});
