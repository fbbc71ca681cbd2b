import { expect, test } from 'vitest';
import { newBuyer } from '../system/people.ts';
import { book, chooseCard, chooseSeat, heading, isPaid, payButton } from './shop/buying.ts';
import { seatedShow } from './shop/on-sale.ts';
import { Visitor } from './visitor.ts';

test('a reload at any step of a purchase loses nothing that was there', async () => {
  const event = await seatedShow();
  const buyer = await newBuyer();
  const visitor = await Visitor.arrive(buyer);
  const { page } = visitor;

  await visitor.open(`/events/${event.id}`);
  await page.reload();
  await page.getByRole('link', { name: '예매하기' }).click();
  await heading(page, /좌석 선택/);
  await page.reload();
  await chooseSeat(page);
  await book(page);
  const [, , reservationId = ''] = new URL(page.url()).pathname.split('/');

  await page.getByText('VIP-1-5').waitFor();
  await page.reload();
  await page.getByText('VIP-1-5').waitFor();
  await chooseCard(page, 'slow-5');
  const sent = page.waitForRequest(
    (request) => request.method() === 'POST' && request.url().endsWith('/api/payments'),
  );
  await payButton(page).click();
  await sent;
  await page.reload();
  await isPaid(page);
  await page.reload();
  await isPaid(page);
  expect(await buyer.reservation(reservationId)).toMatchObject({
    status: 'confirmed',
    payment_status: 'completed',
  });
});
