import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import {
  Events,
  type MutableResponse,
  OAuth2Server,
  type TokenRequestIncomingMessage,
} from 'oauth2-mock-server';
import type { FrontDesk } from './front-desk.ts';

/** Somebody as Google knows them. */
export type Person = {
  sub: string;
  email: string;
  email_verified: boolean;
  name?: string;
  picture?: string;
};

export const aPerson = (person: Partial<Person> = {}): Person => {
  const id = crypto.randomUUID();
  return {
    sub: BigInt(`0x${createHash('sha256').update(id).digest('hex').slice(0, 16)}`).toString(),
    email: `${id}@gmail.test`,
    email_verified: true,
    name: '구글 사람',
    picture: 'https://lh3.googleusercontent.com/a/photo',
    ...person,
  };
};

export type Google = Awaited<ReturnType<typeof openGoogle>>;

/**
 * A real OpenID issuer on a real port. It takes a code once and with its own PKCE verifier alone, and
 * says of its people what a test wants it to, also what no issuer may say.
 */
export async function openGoogle() {
  const server = new OAuth2Server();
  const jwk = await server.issuer.keys.generate('RS256');
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  await server.start(0, '127.0.0.1');
  const url = server.issuer.url ?? '';
  const { port } = new URL(url);
  const byCode = new Map<string, Person>();
  const clients: (string | undefined)[] = [];
  let signedIn = aPerson();
  let spoil = (idToken: string) => idToken;
  let answer: Partial<MutableResponse> = {};

  server.service.on(Events.BeforeAuthorizeRedirect, ({ url }: { url: URL }) => {
    byCode.set(url.searchParams.get('code') ?? '', signedIn);
  });
  server.service.on(
    Events.BeforeTokenSigning,
    ({ payload }: { payload: object }, { body }: TokenRequestIncomingMessage) => {
      Object.assign(payload, byCode.get(body.code ?? ''));
    },
  );
  server.service.on(
    Events.BeforeResponse,
    (response: MutableResponse, { headers }: TokenRequestIncomingMessage) => {
      clients.push(headers.authorization);
      if (response.body) response.body.id_token = spoil(String(response.body.id_token));
      Object.assign(response, answer);
    },
  );

  return {
    url,
    key,
    kid: jwk.kid,
    /** How the clients that brought codes said who they are. */
    clients,
    /** Who is at Google's page from now on. */
    signIn<P extends Person>(person: P): P {
      signedIn = person;
      return person;
    },
    /** From now on ID tokens are what this makes of them. */
    spoil(how: (idToken: string) => string) {
      spoil = how;
    },
    /** From now on this is what codes are answered with. */
    answer(how: Partial<MutableResponse>) {
      answer = how;
    },
    /** All is well again. */
    mend() {
      spoil = (idToken) => idToken;
      answer = {};
    },
    leave: () => server.stop(),
    comeAgain: () => server.start(Number(port), '127.0.0.1'),
    close: () => server.stop(),
  };
}

type Forgery = { claims?: object; header?: object; key?: KeyObject | undefined };

/** The ID token with other claims and header, signed by this key; without one not at all. */
export function forged(idToken: string, { claims, header, key }: Forgery): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = [
    part({ ...decodeProtectedHeader(idToken), ...header }),
    part({ ...decodeJwt(idToken), ...claims }),
  ].join('.');
  return `${signed}.${key ? sign('sha256', Buffer.from(signed), key).toString('base64url') : ''}`;
}

export const strangeKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** What somebody who was sent back by Google has in hand. */
export type Back = { cookie: string; code: string; state: string };

/** Goes to Google and back, as a browser does. */
export async function goToGoogle(desk: FrontDesk, query: Record<string, string> = {}) {
  const begun = await desk.call('GET', `/api/auth/google?${new URLSearchParams(query)}`);
  const consent = new URL(begun.headers.get('location') ?? '');
  const setCookie = begun.headers.get('set-cookie') ?? '';
  const sent = await fetch(consent, { redirect: 'manual' });
  const back = new URL(sent.headers.get('location') ?? '');
  return {
    consent,
    setCookie,
    back,
    cookie: setCookie.split(';')[0] ?? '',
    code: back.searchParams.get('code') ?? '',
    state: back.searchParams.get('state') ?? '',
  };
}

/** Brings back what Google gave, or something else. */
export const comeBack = (desk: FrontDesk, { cookie, code, state }: Back, more: object = {}) =>
  desk.call('POST', '/api/auth/google', { headers: { cookie }, body: { code, state, ...more } });

export const throughGoogle = async (desk: FrontDesk, query: Record<string, string> = {}) =>
  comeBack(desk, await goToGoogle(desk, query));
