import { test } from 'vitest';
import { newBuyer } from '../system/people.ts';
import { heldSeat, paidSeat } from './shop/bookings.ts';
import { chooseCard, chooseSeat, goBy, isPaid, payButton } from './shop/buying.ts';
import { seatedShow } from './shop/on-sale.ts';
import { Visitor } from './visitor.ts';

const OFFLINE = /net::ERR_INTERNET_DISCONNECTED/;

const isCutOff = ({ page }: Visitor) => page.getByText('인터넷 연결이 끊겼습니다').waitFor();

test('a seat map that was offline shows what has happened meanwhile', async () => {
  const event = await seatedShow();
  const [looking, taking] = [await newBuyer(), await newBuyer()];
  const visitor = await Visitor.arrive(looking);
  visitor.expects(OFFLINE);
  const { page, context } = visitor;
  await visitor.open(`/events/${event.id}/seats`);
  await chooseSeat(page, { section: 'R', row: 4, number: 2 });
  const seat = page.getByRole('button', { name: '4열 1번' });
  await seat.waitFor();
  await context.setOffline(true);
  await isCutOff(visitor);
  await heldSeat(taking, event);
  await context.setOffline(false);
  await seat.waitFor({ state: 'detached' });
});

test('who is offline at the checkout is told, and pays when they are back', async () => {
  const buyer = await newBuyer();
  const { id } = await heldSeat(buyer);
  const visitor = await Visitor.arrive(buyer, { on: 'phone' });
  visitor.expects(OFFLINE);
  const { page, context } = visitor;
  await visitor.open(`/payment/${id}`);
  await chooseCard(page);
  await context.setOffline(true);
  await isCutOff(visitor);
  await context.setOffline(false);
  await payButton(page).click();
  await isPaid(page);
});

test('a ticket that was opened once is shown without a network', async () => {
  const buyer = await newBuyer();
  const { id } = await paidSeat(buyer);
  const visitor = await Visitor.arrive(buyer, { on: 'phone' });
  visitor.expects(OFFLINE);
  const { page, context } = visitor;
  const code = page.getByRole('img', { name: /QR/ }).first();
  await visitor.open(`/reservations/${id}/tickets`);
  await code.waitFor();
  await goBy(page, '예매 내역');
  await page.getByRole('link', { name: '티켓 보기' }).first().waitFor();
  await context.setOffline(true);
  await isCutOff(visitor);
  await page.getByRole('link', { name: '티켓 보기' }).first().click();
  await code.waitFor();
});
