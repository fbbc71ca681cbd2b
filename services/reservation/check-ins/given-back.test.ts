import { afterAll, beforeAll, expect, test } from 'vitest';
import { newUser } from '#shared/testing/tokens.ts';
import { administerReservation } from '../reservations/administer.ts';
import { cancelReservation } from '../reservations/cancel-reservation.ts';
import { putOnSale } from '../testing/box-office.ts';
import { type Held, holdStanding } from '../testing/purchases.ts';
import { openTheatre, type Theatre } from '../testing/theatre.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

const giveBack = ({ id, user }: Held) =>
  cancelReservation(theatre.office, { reservationId: id, userId: user.userId });
const TOO_LATE = { code: 'ILLEGAL_TRANSITION', message: expect.stringContaining('입장') };

test('whoever is inside does not give the tickets back, not even those of friends still outside', async () => {
  const bought = await theatre.buyStanding(await putOnSale(theatre.office, { stock: [10] }), 3);
  const { code } = await theatre.ticketOf(bought);
  await theatre.show(code, bought.offer);
  await expect(giveBack(bought)).rejects.toMatchObject(TOO_LATE);
  const path = `/api/reservations/${bought.id}`;
  expect(await theatre.call('POST', `${path}/cancel`, { as: bought.user })).toMatchObject({
    status: 409,
    body: { code: 'ILLEGAL_TRANSITION' },
  });
  expect(await theatre.ticketsOf(bought)).toHaveLength(3);
});

test('a door and an owner at the same moment: one of them has it', async () => {
  const offer = await putOnSale(theatre.office, { stock: [20] });
  for (let round = 0; round < 20; round++) {
    const bought = await theatre.buyStanding(offer);
    const { code } = await theatre.ticketOf(bought);
    const [{ result }, givenBack] = await Promise.all([
      theatre.show(code, offer),
      giveBack(bought).then(
        () => true,
        () => false,
      ),
    ]);
    expect({ result, givenBack }).toEqual(
      givenBack ? { result: 'cancelled', givenBack } : { result: 'admitted', givenBack },
    );
  }
});

test('an administrator may end it all the same, and what is unpaid is given back as before', async () => {
  const offer = await putOnSale(theatre.office, { stock: [10] });
  const bought = await theatre.buyStanding(offer);
  await theatre.show((await theatre.ticketOf(bought)).code, offer);
  const wish = { id: bought.id, status: 'cancelled' as const };
  expect(await administerReservation(theatre.office, newUser('admin'), wish)).toMatchObject({
    status: 'cancelled',
  });
  await giveBack(await holdStanding(theatre.office, offer));
});
