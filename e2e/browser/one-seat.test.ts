import { expect, test } from 'vitest';
import { newBuyer } from '../system/people.ts';
import { chooseSeat } from './shop/buying.ts';
import { seatedShow } from './shop/on-sale.ts';
import { Visitor } from './visitor.ts';

test('of two who want one seat one gets it, and the other is told and sees it taken', async () => {
  const event = await seatedShow();
  const two = await Promise.all([newBuyer(), newBuyer()].map(async (buyer) => Visitor.arrive(await buyer)));
  for (const visitor of two) {
    visitor.expects(/409 POST \/api\/seats\/reserve$/);
    await visitor.open(`/events/${event.id}/seats`);
    await chooseSeat(visitor.page);
  }
  // At once, and not when it suits the page: whose click comes later may have heard live that the seat is gone.
  await Promise.all(
    two.map(({ page }) => page.getByRole('button', { name: '예매하기' }).dispatchEvent('click')),
  );
  const outcomes = await Promise.all(
    two.map(({ page }) =>
      Promise.race([
        page.waitForURL('**/payment/*').then(() => 'got it'),
        page
          .getByText(/좌석은 방금 다른 분이 선택했습니다/)
          .waitFor()
          .then(() => 'was told'),
      ]),
    ),
  );
  expect(outcomes.toSorted()).toEqual(['got it', 'was told']);
  const told = two[outcomes.indexOf('was told')]?.page;
  await told?.getByRole('button', { name: '1열 5번' }).waitFor({ state: 'detached' });
});

test('a seat that somebody else takes is gone at once, and back at once when it is given up', async () => {
  const event = await seatedShow();
  const [looking, taking] = [await newBuyer(), await newBuyer()];
  const visitor = await Visitor.arrive(looking, { on: 'phone' });
  await visitor.open(`/events/${event.id}/seats`);
  await chooseSeat(visitor.page);
  const seat = visitor.page.getByRole('button', { name: '1열 5번' });
  const { seats } = await taking.seatMap(event.id);
  const same = seats.find(({ seat_label }) => seat_label === 'VIP-1-5');
  const { id } = await taking.holdSeat(event.id, same?.id ?? '');
  await visitor.page.getByText(/좌석은 방금 다른 분이 선택했습니다/).waitFor();
  await seat.waitFor({ state: 'detached' });
  await taking.cancel(id);
  await seat.waitFor();
});
