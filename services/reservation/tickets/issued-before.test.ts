import { expect, test } from 'vitest';
import { migrate } from '#shared/database/migrate.ts';
import { createTestDatabase, silent } from '#shared/testing/database.ts';
import { migrations } from '../db/migrations.ts';
import type { ReservationTables } from '../db/schema.ts';
import { openBoxOffice, putOnSale } from '../testing/box-office.ts';
import { holdSeat, holdStanding, payFor } from '../testing/purchases.ts';

const FIRST_NEW = '2026-12-01-tickets';
const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < FIRST_NEW));

test('who bought before there were tickets has theirs, and who had not paid gets them on paying', async () => {
  const database = await createTestDatabase<ReservationTables>(before);
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
