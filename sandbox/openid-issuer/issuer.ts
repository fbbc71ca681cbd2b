import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Events, OAuth2Server } from 'oauth2-mock-server';

const DEFAULT_EMAIL = 'google.user@example.com';

interface Settings {
  host: string;
  port: number;
  /** Where the signing key is kept, so that tokens outlive a restart; without it each start makes a new one. */
  keysDir: string | undefined;
}

/**
 * An OpenID Connect provider in Google's place. It signs everybody in without asking: as the
 * `login_hint` of the authorization request, else as one fixed person.
 */
export async function startIssuer({ host, port, keysDir }: Settings): Promise<OAuth2Server> {
  const server = new OAuth2Server();
  await useKey(server, keysDir);
  tellWhoSignsIn(server);
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
    ({ url }: { url: URL }, { url: asked = '/' }: { url?: string }) => {
      const code = url.searchParams.get('code');
      const email = new URL(asked, 'http://issuer').searchParams.get('login_hint');
      if (code !== null && email !== null) emailOfCode.set(code, email);
    },
  );

  service.on(
    Events.BeforeTokenSigning,
    ({ payload }: { payload: object }, { body }: { body: { code?: string } }) => {
      Object.assign(payload, personOf(emailOfCode.get(body.code ?? '') ?? DEFAULT_EMAIL));
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

/** Google's `sub` is a long number that stays with the account. */
function personOf(email: string) {
  const sub = BigInt(`0x${createHash('sha256').update(email).digest('hex').slice(0, 16)}`).toString();
  return { sub, email, email_verified: true, name: email.split('@')[0] ?? email };
}
