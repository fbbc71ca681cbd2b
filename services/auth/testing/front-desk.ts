import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { pino } from 'pino';
import type { Database } from '#shared/database/connect.ts';
import { createTestDatabase } from '#shared/testing/database.ts';
import { createApp } from '../app.ts';
import { migrations } from '../db/migrations.ts';
import type { AuthTables } from '../db/schema.ts';
import { createKeyring } from '../keys/keyring.ts';
import { loadSigningKeys } from '../keys/signing-keys.ts';

export const KEY_SECRET = 'a-secret-for-tests-that-has-32-characters';
const SIDECAR_TOKEN = 'token-of-the-sidecar';

/** All that an answer of this service may hold; each test looks at what it expects. */
type AnswerBody = {
  token: string;
  user: { id: string; email: string; name: string; role: string };
  code: string;
  details: { fields: { path: string; msg: string }[] };
  keys: Record<string, string>[];
};

export type FrontDesk = Awaited<ReturnType<typeof openFrontDesk>>;

/** A replica of the service as it runs, on a real database: its own, or one it shares with another replica. */
export async function openFrontDesk(shared?: Database<AuthTables>) {
  const database = shared ?? (await createTestDatabase<AuthTables>(migrations));
  const { db } = database;
  const keyring = createKeyring(() => loadSigningKeys(db, KEY_SECRET));
  const logged: string[] = [];
  const output = new Writable({
    write(line, _, done) {
      logged.push(String(line));
      done();
    },
  });
  const app = createApp(
    { db, relay: { nudge: () => {} }, keyring },
    {
      version: 'test',
      // Without the redaction of secrets that the real logger has: nothing secret may even get there.
      log: pino({ level: 'trace' }, output),
      appApiToken: SIDECAR_TOKEN,
      health: { database: database.ping, sidecar: async () => {} },
    },
  );

  return {
    database,
    db,
    keyring,
    /** Everything the service has logged. */
    logged: () => logged.join(''),
    async call(method: string, path: string, options: { body?: unknown; as?: string } = {}) {
      const { body, as } = options;
      const response = await app.request(path, {
        method,
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(as !== undefined && { authorization: `Bearer ${as}` }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const answer: AnswerBody = JSON.parse(text);
      return { status: response.status, headers: response.headers, text, body: answer };
    },
    /** The events that wait to be published, about one user or all. */
    async told(userId?: string) {
      const { rows } = await sql<{ type: string; aggregate_id: string; data: object }>`
        select type, aggregate_id, data from outbox order by seq`.execute(db);
      return rows.filter((row) => userId === undefined || row.aggregate_id === userId);
    },
  };
}

let buyers = 0;

/** What somebody types to register; no two have one e-mail. */
export function aRegistration() {
  buyers += 1;
  const email = `buyer-${buyers}@example.com`;
  return { email, password: 'correct horse', name: '김티켓', phone: '010-1234-5678' };
}
