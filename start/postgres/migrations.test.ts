import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { createTestDatabase } from '#shared/testing/database.ts';
import { migrations as auth } from '../../services/auth/db/migrations.ts';
import { migrations as event } from '../../services/event/db/migrations.ts';
import { migrations as payment } from '../../services/payment/db/migrations.ts';
import { migrations as reservation } from '../../services/reservation/db/migrations.ts';

describe.each(Object.entries({ event, payment, reservation }))("%s's database", (_, migrations) => {
  test('finds what has served its time by an index', async () => {
    const { db, close } = await createTestDatabase(migrations);
    const { rows } = await sql<{ indexdef: string }>`select indexdef from pg_indexes`.execute(db);
    await close();
    const indexes = rows.map(({ indexdef }) => indexdef);
    for (const column of ['inbox USING btree (handled_at)', 'idempotency_keys USING btree (created_at)'])
      expect(indexes).toContainEqual(expect.stringContaining(column));
  });
});

test.each(Object.entries({ auth, event, payment, reservation }))(
  'the migrations of %s are listed in the order in which they are run: by their names',
  (_, migrations) => {
    const names = Object.keys(migrations);
    expect(names).toEqual(names.toSorted());
  },
);
