import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { accessOf, connected, owners } from './system/databases.ts';

const pairs = owners.flatMap((app) =>
  owners.filter((other) => other !== app).map((other) => [app, other] as const),
);

describe('databases', () => {
  test.each(pairs)("%s's role cannot connect to %s's database", async (app, other) => {
    const client = new pg.Client({ ...accessOf(app), database: accessOf(other).database });
    await expect(client.connect()).rejects.toMatchObject({ code: '42501' });
  });

  test.each(owners)("%s's role owns its database and is nothing more", async (app) => {
    const { rows } = await connected(app, (client) =>
      client.query(
        `select rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication,
                pg_has_role(current_user, 'pg_read_all_data', 'member') as reads_all
         from pg_roles where rolname = current_user`,
      ),
    );
    expect(new Set(Object.values(rows[0]))).toEqual(new Set([false]));
  });
});

describe('what is only added to', () => {
  const closed = ['point_histories', 'payment_transitions', 'audit_log'].flatMap((table) =>
    [`update ${table} set at = now()`, `delete from ${table}`, `truncate ${table}`].map((change) =>
      change.replace('point_histories set at', 'point_histories set created_at'),
    ),
  );
  test.each(closed)("payment's own role is refused: %s", async (change) => {
    const refused = connected('payment', (client) => client.query(change));
    await expect(refused).rejects.toMatchObject({ code: '42501' });
  });
});
