import { expect, test } from 'vitest';
import { migrate } from '#shared/database/migrate.ts';
import { createTestDatabase, silent } from '#shared/testing/database.ts';
import { migrations } from '../db/migrations.ts';
import type { ReservationTables } from '../db/schema.ts';
import { openBoxOffice, putOnSale } from '../testing/box-office.ts';
import { holdSeat, holdStanding, payFor } from '../testing/purchases.ts';

const before = (first: string) =>
  Object.fromEntries(Object.entries(migrations).filter(([name]) => name < first));

test('who bought before there were tickets has theirs, and who had not paid gets them on paying', async () => {
  const database = await createTestDatabase<ReservationTables>(before('2026-12-01-tickets'));
  const plain = await openBoxOffice();
  const office = { ...plain, database, db: database.db };
  const [seats, standing] = [
    await putOnSale(office, { seats: 2 }),
    await putOnSale(office, { stock: [9] }),
  ] as const;
  const bought = [await holdSeat(office, seats, seats.seatIds[0]), await holdStanding(office, standing, 3)];
  for (const held of bought) await payFor(office, held);
  const unpaid = await holdSeat(office, seats, seats.seatIds[1]);

  await migrate(database.env, migrations, silent);
  const count = async (id: string) =>
    (await office.db.selectFrom('tickets').select('id').where('reservation_id', '=', id).execute()).length;
  expect(await Promise.all(bought.map(({ id }) => count(id)))).toEqual([1, 3]);
  expect(await count(unpaid.id)).toBe(0);
  await payFor(office, unpaid);
  expect(await count(unpaid.id)).toBe(1);
  await Promise.all([database.close(), plain.database.close()]);
});

test('who had reserved what costs nothing before that gave tickets has them', async () => {
  const database = await createTestDatabase<ReservationTables>(before('2026-12-02-tickets-for-free'));
  const plain = await openBoxOffice();
  const office = { ...plain, database, db: database.db };
  const { id } = await holdStanding(office, await putOnSale(office, { stock: [9], price: 0 }), 3);
  const count = async () =>
    (await office.db.selectFrom('tickets').select('id').where('reservation_id', '=', id).execute()).length;
  expect(await count()).toBe(0);
  await migrate(database.env, migrations, silent);
  expect(await count()).toBe(3);
  await Promise.all([database.close(), plain.database.close()]);
});
