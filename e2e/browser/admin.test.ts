import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newBuyer, theAdmin } from '../system/people.ts';
import { book, chooseCard, chooseSeat, heading, isPaid, payButton } from './shop/buying.ts';
import { Visitor } from './visitor.ts';

/** How many pixels wide the first picture of the page is, once it is there. */
const POSTER_WIDTH = `(async (poster) => (await poster.decode(), poster.naturalWidth))(document.querySelector('main img'))`;

const DAY_MS = 86_400_000;

/** As a field for a date and a time takes it, by Seoul's clocks; at noon, so many days from now. */
const noonIn = (days: number) => `${new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)}T12:00`;

async function describe(page: Page, title: string): Promise<void> {
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Venue').fill('작은 극장');
  await page.getByLabel('Sale opens').fill(noonIn(-2));
  await page.getByLabel('Sale ends').fill(noonIn(20));
  await page.getByLabel('Takes place').fill(noonIn(30));
}

test('an administrator abroad makes an event with a poster, and it sells by the clocks of Seoul', async () => {
  const title = `관리자 ${crypto.randomUUID().slice(0, 8)}`;
  const office = await Visitor.arrive(await theAdmin(), { from: 'New York' });
  const { page } = office;
  await office.open('/admin/events/new');
  await describe(page, title);
  const poster = { name: 'poster.png', mimeType: 'image/png', buffer: await page.screenshot() };
  await page.getByLabel('Choose an image', { exact: true }).setInputFiles(poster);
  await page.getByRole('img', { name: 'Preview of the poster' }).waitFor();
  await page.getByRole('radio', { name: /^Seats/ }).check();
  await page.getByLabel('Seat layout').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Make the event' }).click();
  await page.waitForURL(/\/admin\/events\/[0-9a-f-]{36}$/);
  const [, , , eventId = ''] = new URL(page.url()).pathname.split('/');

  const visitor = await Visitor.arrive(await newBuyer(), { on: 'phone' });
  const shop = visitor.page;
  await visitor.open(`/events/${eventId}`);
  await heading(shop, title);
  await visitor.settled();
  expect(await shop.getByRole('main').innerText()).toContain('오후 12:00');
  expect(await shop.evaluate(POSTER_WIDTH)).toBeGreaterThan(0);
  await shop.getByRole('link', { name: '예매하기' }).click();
  await heading(shop, /좌석 선택/);
  await chooseSeat(shop);
  await book(shop);
  await chooseCard(shop);
  await payButton(shop).click();
  await isPaid(shop);
});
