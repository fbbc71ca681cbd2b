import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { pino } from 'pino';
import type { Database } from '#shared/database/connect.ts';
import { clientAddressBehind, OWN_NETWORKS } from '#shared/http/client-address.ts';
import { createTestDatabase, silent } from '#shared/testing/database.ts';
import type { AccountChange } from '#shared/tokens/account-changes.ts';
import { insertAccount } from '../accounts/insert-account.ts';
import { hashPassword } from '../accounts/password.ts';
import { createApp } from '../app.ts';
import { migrations } from '../db/migrations.ts';
import type { AuthTables } from '../db/schema.ts';
import { connectProvider } from '../google/provider.ts';
import { createKeyring } from '../keys/keyring.ts';
import { rotateByHand, rotateWhenOld } from '../keys/rotate-keys.ts';
import { loadSigningKeys } from '../keys/signing-keys.ts';
import { createAttemptLimits, type LimitRules } from '../limits/attempt-limits.ts';
import { connectRedis } from '../limits/connect-redis.ts';

export const KEY_SECRET = 'a-secret-for-tests-that-has-32-characters';
const SIDECAR_TOKEN = 'token-of-the-sidecar';
export const CALLBACK = 'http://localhost:3000/auth/google/callback';
export const OTHER_CALLBACK = 'tiketi://google';
export const GOOGLE_CLIENT = { clientId: 'tiketi-web', clientSecret: 'a secret of tests' };

/** So many that no test meets them unless it wants to. */
const NO_LIMITS: LimitRules = {
  windowSeconds: 60,
  perAccount: 10_000,
  perAddress: 10_000,
  registrationsPerAddress: 10_000,
  googlePerAddress: 10_000,
};

export type DeskOptions = {
  /** A database that another replica has too. */
  database?: Database<AuthTables>;
  limits?: Partial<LimitRules>;
  /** host:port */
  redis?: string;
  /** Where the OpenID issuer is; without one nobody answers there. */
  issuer?: string;
  clientSecret?: string;
};

type Call = {
  body?: unknown;
  as?: string;
  headers?: Record<string, string>;
  /** Who asks, as a proxy of our own says; the desk's own visitor without it. */
  from?: string;
  /** The service that invokes, through its sidecar. */
  by?: string;
};

/** All that an answer of this service may hold; each test looks at what it expects. */
type AnswerBody = {
  token: string;
  user: { id: string; email: string; name: string; role: string; locale: string; created_at: string };
  users: { id: string; email: string; role: string }[];
  pagination: object;
  accounts: { userId: string; email: string }[];
  changes: AccountChange[];
  asOf: string;
  next: string;
  kid: string;
  signsFrom: string;
  code: string;
  details: { fields: { path: string; msg: string }[] };
  keys: Record<string, string>[];
};

export type FrontDesk = Awaited<ReturnType<typeof openFrontDesk>>;

/** A replica of the service as it runs, on a real database: its own, or one it shares with another replica. */
export async function openFrontDesk(options: DeskOptions = {}) {
  const database = options.database ?? (await createTestDatabase<AuthTables>(migrations));
  const { db } = database;
  const address = options.redis ?? new URL(process.env.TEST_REDIS ?? '').host;
  const redis = connectRedis({ address }, silent);
  const visitor = someAddress();
  const keyring = createKeyring(() => loadSigningKeys(db, KEY_SECRET));
  const logged: string[] = [];
  const output = new Writable({
    write(line, _, done) {
      logged.push(String(line));
      done();
    },
  });
  const app = createApp(
    {
      db,
      relay: { nudge: () => {} },
      keyring,
      limits: createAttemptLimits(redis, { ...NO_LIMITS, ...options.limits }),
      google: {
        provider: connectProvider({
          issuer: options.issuer ?? 'http://localhost:1',
          ...GOOGLE_CLIENT,
          ...(options.clientSecret && { clientSecret: options.clientSecret }),
        }),
        redirectUris: [CALLBACK, OTHER_CALLBACK],
        secret: KEY_SECRET,
        secureCookies: false,
      },
    },
    {
      version: 'test',
      // Without the redaction of secrets that the real logger has: nothing secret may even get there.
      log: pino({ level: 'trace' }, output),
      appApiToken: SIDECAR_TOKEN,
      health: { database: database.ping, redis: () => redis.ping(), sidecar: async () => {} },
      clientAddress: clientAddressBehind(OWN_NETWORKS),
      keys: {
        rotateWhenOld: async () => void (await rotateWhenOld({ db, secret: KEY_SECRET }, KEY_DAYS)),
        rotateByHand: (actor) => rotateByHand({ db, secret: KEY_SECRET }, actor),
      },
    },
  );

  async function call(method: string, path: string, { body, as, headers, from = visitor, by }: Call = {}) {
    const response = await app.request(path, {
      method,
      headers: {
        'x-forwarded-for': from,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(as !== undefined && { authorization: `Bearer ${as}` }),
        ...(by !== undefined && { 'dapr-api-token': SIDECAR_TOKEN, 'dapr-caller-app-id': by }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: AnswerBody = JSON.parse(text || '{}');
    return { status: response.status, headers: response.headers, text, body: answer };
  }

  return {
    database,
    db,
    keyring,
    /** Everything the service has logged. */
    logged: () => logged.join(''),
    app,
    redis,
    call,
    /** Somebody who has registered. */
    async newcomer() {
      const typed = aRegistration();
      const { token, user } = (await call('POST', '/api/auth/register', { body: typed })).body;
      return { ...typed, token, id: user.id };
    },
    /** An administrator, who has logged in as one. */
    async admin() {
      const typed = aRegistration();
      const passwordHash = await hashPassword(typed.password);
      await insertAccount(db, { ...typed, passwordHash, role: 'admin' });
      const { token, user } = (await call('POST', '/api/auth/login', { body: typed })).body;
      return { ...typed, token, id: user.id };
    },
    /** The cron binding ticks. */
    tick: (job: string) =>
      app.request(`/jobs/${job}`, { method: 'POST', headers: { 'dapr-api-token': SIDECAR_TOKEN } }),
    async audited() {
      const { rows } = await sql<{ actor_id: string; action: string; subject_id: string; details: object }>`
        select actor_id, action, subject_id, details from audit_log order by at, id`.execute(db);
      return rows;
    },
    async close() {
      redis.destroy();
      await database.close();
    },
    /** The events that wait to be published, about one user or all. */
    async told(userId?: string) {
      const { rows } = await sql<{ type: string; aggregate_id: string; data: object }>`
        select type, aggregate_id, data from outbox order by seq`.execute(db);
      return rows.filter((row) => userId === undefined || row.aggregate_id === userId);
    },
  };
}

/** As a test's visitor to the network for documentation (RFC 3849 has room enough); no two tests share one. */
export const someAddress = () => `2001:db8:${part()}:${part()}::1`;
const part = () => Math.floor(Math.random() * 65_536).toString(16);

export const KEY_DAYS = 30;

let buyers = 0;
const file = crypto.randomUUID().slice(0, 8);

/** What somebody types to register; no two have one e-mail. */
export function aRegistration() {
  buyers += 1;
  const email = `buyer-${buyers}-${file}@example.com`;
  return { email, password: 'correct horse', name: '김티켓', phone: '010-1234-5678' };
}
