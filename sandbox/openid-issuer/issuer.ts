import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Events, OAuth2Server } from 'oauth2-mock-server';
import { choicePage } from './page.ts';
import { PEOPLE, personOf } from './people.ts';

const COOKIE = 'sandbox_person';

interface Settings {
  host: string;
  port: number;
  /** Where the signing key is kept, so that tokens outlive a restart; without it each start makes a new one. */
  keysDir: string | undefined;
}

/**
 * An OpenID Connect provider in Google's place. It signs everybody in without asking: as the
 * `login_hint` of the authorization request, else as whom the browser has chosen on the page at `/`,
 * else as one fixed person.
 */
export async function startIssuer({ host, port, keysDir }: Settings): Promise<OAuth2Server> {
  const server = new OAuth2Server();
  await useKey(server, keysDir);
  tellWhoSignsIn(server);
  letChoose(server);
  await server.start(port, host);
  return server;
}

async function useKey({ issuer }: OAuth2Server, keysDir: string | undefined): Promise<void> {
  if (keysDir === undefined) {
    await issuer.keys.generate('RS256');
    return;
  }
  const file = join(keysDir, 'openid-issuer.json');
  if (existsSync(file)) {
    await issuer.keys.add(JSON.parse(readFileSync(file, 'utf8')));
    return;
  }
  mkdirSync(keysDir, { recursive: true });
  writeFileSync(file, JSON.stringify(await issuer.keys.generate('RS256')), { mode: 0o600 });
}

function tellWhoSignsIn({ service }: OAuth2Server): void {
  const emailOfCode = new Map<string, string>();

  service.on(
    Events.BeforeAuthorizeRedirect,
    ({ url }: { url: URL }, { url: asked = '/', headers }: IncomingMessage) => {
      const hint = new URL(asked, 'http://issuer').searchParams.get('login_hint');
      emailOfCode.set(url.searchParams.get('code') ?? '', hint || chosenBy(headers.cookie));
    },
  );

  service.on(
    Events.BeforeTokenSigning,
    ({ payload }: { payload: object }, { body }: { body: { code?: string } }) => {
      Object.assign(payload, personOf(emailOfCode.get(body.code ?? '') ?? PEOPLE[0]));
    },
  );

  service.on(Events.BeforeWellKnownOpenIdConfiguration, ({ body }: { body: object }) => {
    Object.assign(body, {
      scopes_supported: ['openid', 'email', 'profile'],
      claims_supported: ['sub', 'email', 'email_verified', 'name'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
    });
  });
}

/** The page where a browser chooses who it is. */
function letChoose({ service }: OAuth2Server): void {
  service.addRoute('GET', '/', async ({ headers }, res) => {
    res.setHeader('content-type', 'text/html; charset=utf-8');
    res.end(String(await choicePage(chosenBy(headers.cookie))));
  });
  service.addRoute('GET', '/choose', ({ query }, res) => {
    const { email } = query;
    if (typeof email === 'string' && email !== '')
      res.setHeader('set-cookie', `${COOKIE}=${encodeURIComponent(email)}; Path=/; HttpOnly; SameSite=Lax`);
    res.writeHead(302, { location: '/' }).end();
  });
}

function chosenBy(cookies = ''): string {
  const [, chosen] = cookies.match(new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]+)`)) ?? [];
  return chosen === undefined ? PEOPLE[0] : decodeURIComponent(chosen);
}
