import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHttp } from '../http/app.ts';
import { authenticated } from '../http/authentication.ts';
import { createTestDatabase, silent } from '../testing/database.ts';
import { createTestIssuer, newUser } from '../testing/tokens.ts';
import { createAuditLog, indexAuditLog, recordAudit } from './audit-log.ts';
import { type Act, actsStatement } from './list-acts.ts';
import { serveAudit } from './serve-audit.ts';

type Answer = {
  status: number;
  body: { acts: (Omit<Act, 'at'> & { at: string })[]; next: string | null; code: string };
};

const admin = newUser('admin');
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let ask: (query?: string, as?: string) => Promise<Answer>;
let tokens: { admin: string; buyer: string };

beforeAll(async () => {
  database = await createTestDatabase({
    '2026-01-01-audit-log': {
      async up(db) {
        for (const step of [createAuditLog, ...indexAuditLog]) await step.execute(db);
      },
    },
  });
  const issuer = await createTestIssuer();
  tokens = { admin: await issuer.sign(admin), buyer: await issuer.sign(newUser()) };
  const app = createHttp({
    service: 'event',
    version: 'test',
    log: silent,
    appApiToken: 'token-of-the-sidecar',
    health: { sidecar: async () => {} },
  });
  app.use('/api/admin/*', authenticated(issuer.verify));
  serveAudit(app, 'event', database.db);
  ask = async (query = '', as = tokens.admin) => {
    const response = await app.request(`/api/admin/audit/event${query}`, {
      headers: as ? { authorization: `Bearer ${as}` } : {},
    });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
});
afterAll(() => database.close());

/** Somebody does this to each of them, all in one transaction and so at one time. */
async function act(action: string, subjects: string[], actor = admin): Promise<void> {
  await database.db.transaction().execute(async (tx) => {
    for (const subjectId of subjects)
      await recordAudit(tx, actor, { action, subjectId, details: { title: action } });
  });
}
const ids = (count: number) => Array.from({ length: count }, () => crypto.randomUUID());

describe('the acts of administrators', () => {
  test('are told with who, when and what, the newest first', async () => {
    const [one = '', other = ''] = ids(2);
    await act('event.created', [one]);
    await act('event.cancelled', [other]);
    const { status, body } = await ask('?limit=2');
    expect(status).toBe(200);
    expect(body.acts).toEqual([
      {
        id: expect.any(String),
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        actorId: admin.userId,
        actorEmail: admin.email,
        action: 'event.cancelled',
        subjectId: other,
        details: { title: 'event.cancelled' },
      },
      expect.objectContaining({ action: 'event.created', subjectId: one }),
    ]);
  });

  test('are told page by page, each once, though several were done at one time', async () => {
    const subjects = ids(7);
    await act('image.uploaded', subjects);
    const told: string[] = [];
    let before = '';
    do {
      const { body } = await ask(`?action=image.uploaded&limit=3${before && `&before=${before}`}`);
      told.push(...body.acts.map(({ subjectId }) => subjectId));
      before = body.next ?? '';
    } while (before);
    expect(told).toHaveLength(7);
    expect(told.toSorted()).toEqual(subjects.toSorted());
  });

  test('are found by who did them, how, and to what', async () => {
    const other = newUser('admin');
    const [subject = ''] = ids(1);
    await act('event.edited', [subject, ...ids(1)], other);
    await act('event.edited', [subject]);
    await act('event.deleted', [subject], other);
    const count = async (query: string) => (await ask(query)).body.acts.length;
    expect(await count(`?actorId=${other.userId}`)).toBe(3);
    expect(await count(`?subjectId=${subject}`)).toBe(3);
    expect(await count('?action=event.edited')).toBe(3);
    expect(await count(`?actorId=${other.userId}&subjectId=${subject}&action=event.edited`)).toBe(1);
    expect(await count(`?subjectId=${crypto.randomUUID()}`)).toBe(0);
    expect(await count(`?before=${crypto.randomUUID()}`)).toBe(0);
  });

  test('are for administrators alone', async () => {
    expect(await ask('', '')).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
    expect(await ask('', 'x')).toMatchObject({ status: 401, body: { code: 'INVALID_TOKEN' } });
    expect(await ask('', tokens.buyer)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  test.each(['actorId=x', 'subjectId=1', 'before=now', 'action=%00', 'action=', "action=a'b"])(
    'are not told for ?%s',
    async (query) => {
      expect(await ask(`?${query}`)).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
    },
  );
});

describe('of a long log', () => {
  const newest = crypto.randomUUID();
  beforeAll(async () => {
    await sql`
      insert into audit_log (id, at, actor_id, actor_email, action, subject_id, details)
      select case n when 1 then ${newest}::uuid else gen_random_uuid() end, now() + n * interval '1 minute',
        gen_random_uuid(), 'a@example.com', 'news.edited', gen_random_uuid(), '{}'
      from generate_series(1, 20000) n`.execute(database.db);
    await sql`analyze audit_log`.execute(database.db);
  });

  test.each([
    ['all', {}, 'audit_log_by_time'],
    ['those of one', { actorId: admin.userId }, 'audit_log_by_actor'],
    ['those of one kind', { action: 'news.pinned' }, 'audit_log_by_action'],
    ['those to one', { subjectId: newest }, 'audit_log_by_subject'],
    ['the next page', { before: newest }, 'audit_log_by_time'],
  ])('%s are read by an index', async (_, search, index) => {
    const { rows } = await sql<Record<string, string>>`
      explain ${actsStatement({ ...search, limit: 51 })}`.execute(database.db);
    const plan = rows.flatMap((row) => Object.values(row)).join('\n');
    expect(plan).toContain(index);
    expect(plan).not.toContain('Seq Scan');
  });
});
