import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  CALLBACK,
  type FrontDesk,
  GOOGLE_CLIENT,
  OTHER_CALLBACK,
  openFrontDesk,
} from '../testing/front-desk.ts';
import { type Google, goToGoogle, openGoogle } from '../testing/google.ts';

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

describe('the way to Google', () => {
  test('leads to its consent page, with state, nonce and challenge that are new each time', async () => {
    const [one, two] = [await goToGoogle(desk), await goToGoogle(desk)];
    expect(one.consent.origin).toBe(google.url);
    const asked = Object.fromEntries(one.consent.searchParams);
    expect(asked).toEqual({
      response_type: 'code',
      client_id: GOOGLE_CLIENT.clientId,
      redirect_uri: CALLBACK,
      scope: 'openid email profile',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(two.consent.searchParams.get(name)).not.toBe(asked[name]);
  });

  test('gives the browser a cookie that only this server reads, and no page', async () => {
    const { setCookie, cookie, consent } = await goToGoogle(desk);
    expect(setCookie).toMatch(/; Max-Age=600; Path=\/api\/auth\/google; HttpOnly; SameSite=Lax$/);
    for (const name of ['state', 'nonce']) expect(cookie).not.toContain(consent.searchParams.get(name));
  });

  test('passes on whom Google should propose', async () => {
    const { consent } = await goToGoogle(desk, { login_hint: 'minji@example.com' });
    expect(consent.searchParams.get('login_hint')).toBe('minji@example.com');
  });

  test('leads back to an address of the list; any other that is wished for is ignored', async () => {
    expect((await goToGoogle(desk, { redirect_uri: OTHER_CALLBACK })).back.href).toContain(OTHER_CALLBACK);
    for (const redirect_uri of [
      'https://evil.example/auth/google/callback',
      `${CALLBACK}.evil.example`,
      `${CALLBACK}/../../evil`,
      CALLBACK.toUpperCase(),
      'javascript:alert(1)',
      '',
    ]) {
      const { consent } = await goToGoogle(desk, { redirect_uri });
      expect(consent.searchParams.get('redirect_uri')).toBe(CALLBACK);
    }
  });

  test('refuses a challenge that is none', async () => {
    expect(await desk.call('GET', '/api/auth/google?code_challenge=short')).toMatchObject(refused);
  });

  test('refuses a language that the shop does not speak', async () => {
    expect(await desk.call('GET', '/api/auth/google?locale=de')).toMatchObject(refused);
  });
});
