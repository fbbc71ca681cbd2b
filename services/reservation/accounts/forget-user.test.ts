import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BoxOffice, openBoxOffice, putOnSale } from '../testing/box-office.ts';
import { holdSeat } from '../testing/purchases.ts';
import { forgetUser } from './forget-user.ts';

let office: BoxOffice;
beforeAll(async () => {
  office = await openBoxOffice();
});
afterAll(() => office.database.close());

test('the name and address of a user who has left are nowhere any more; other people keep theirs', async () => {
  const offer = await putOnSale(office, { seats: 2 });
  const [leaving, staying] = [
    await holdSeat(office, offer, offer.seatIds[0]),
    await holdSeat(office, offer, offer.seatIds[1]),
  ];
  await office.db.transaction().execute((tx) => forgetUser(tx, leaving.user.userId));
  const namesOf = (id: string) =>
    office.db
      .selectFrom('reservations')
      .select(['user_name', 'user_email'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  expect(await namesOf(leaving.id)).toEqual({ user_name: '(탈퇴)', user_email: '(탈퇴)' });
  expect(await namesOf(staying.id)).toEqual({
    user_name: staying.user.name,
    user_email: staying.user.email,
  });
});
