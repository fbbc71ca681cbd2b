import { expect, test } from 'vitest';
import { gatewayPayments } from '../../story/client/gateway.ts';
import { newBuyer } from '../system/people.ts';
import { gatewayUrl } from '../system/places.ts';
import { heldSeat } from './shop/bookings.ts';
import { chooseCard, isPaid, payButton } from './shop/buying.ts';
import { Visitor } from './visitor.ts';

/** Somebody in front of what they hold and have not paid. */
async function atCheckout() {
  const buyer = await newBuyer();
  const held = await heldSeat(buyer);
  const visitor = await Visitor.arrive(buyer);
  await visitor.open(`/payment/${held.id}`);
  return { ...visitor, visitor, page: visitor.page, buyer, held };
}

const confirmed = { status: 'confirmed', payment_status: 'completed' };

test('a card that is declined costs nothing, and another one pays', async () => {
  const { page, visitor, buyer, held } = await atCheckout();
  visitor.expects(/402 POST \/api\/payments$/);
  await chooseCard(page, 'decline');
  await payButton(page).click();
  await page.getByText(/카드사에서 결제를 거절했습니다/).waitFor();
  await chooseCard(page, 'approve');
  await payButton(page).click();
  await isPaid(page);
  expect(await buyer.reservation(held.id)).toMatchObject(confirmed);
});

test('a double click pays once', async () => {
  const { page } = await atCheckout();
  await chooseCard(page);
  const before = (await gatewayPayments(gatewayUrl)).length;
  await payButton(page).dblclick();
  await isPaid(page);
  expect((await gatewayPayments(gatewayUrl)).length).toBe(before + 1);
});

test('an outcome that nobody knows yet is waited for, and told when it is known', async () => {
  const { page, visitor, buyer, held } = await atCheckout();
  visitor.expects(/503 POST \/api\/payments$/);
  await chooseCard(page, 'drop');
  await payButton(page).click();
  await page.getByText('결제 결과를 확인하고 있습니다').first().waitFor();
  await isPaid(page);
  expect(await buyer.reservation(held.id)).toMatchObject(confirmed);
});

test('points pay a part, and what is left is paid by card', async () => {
  const buyer = await newBuyer();
  await buyer.chargePoints(10_000);
  const held = await heldSeat(buyer);
  const visitor = await Visitor.arrive(buyer, { on: 'phone' });
  const { page } = visitor;
  await visitor.open(`/payment/${held.id}`);
  await page.getByRole('radio', { name: /^포인트 \+ 카드/ }).check();
  await page.getByLabel('사용할 포인트').fill('4000');
  await page.getByLabel('시험용 카드').selectOption('approve');
  await payButton(page).click();
  await isPaid(page);
  expect((await buyer.points()).balance).toBe(6_000);
});
