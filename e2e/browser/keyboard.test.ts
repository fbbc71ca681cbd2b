import type { Locator, Page } from 'playwright-core';
import { test } from 'vitest';
import { register } from '../../story/client/account.ts';
import { origin } from '../system/places.ts';
import { heading, isPaid } from './shop/buying.ts';
import { seatedShow } from './shop/on-sale.ts';
import { Visitor } from './visitor.ts';

/** More stops than any page has between two things that belong together. */
const FAR = 60;

/** Goes on by Tab until the focus is there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stops = 0; stops < FAR; stops++) {
    if (await target.evaluate((element) => element.matches(':focus'))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target} is not reached by Tab`);
}

test('a seat is bought without a mouse, from the login to the ticket', async () => {
  const event = await seatedShow();
  const [email, password] = [`${crypto.randomUUID()}@browser.test`, 'no-mouse-at-all'];
  await register(origin, { email, password, name: '손빠른' });
  const visitor = await Visitor.arrive();
  const { page } = visitor;
  const { keyboard } = page;
  await visitor.open(`/login?from=/events/${event.id}`);

  await tabTo(page, page.getByLabel('이메일'));
  await keyboard.type(email);
  await tabTo(page, page.getByLabel('비밀번호', { exact: true }));
  await keyboard.type(password);
  await keyboard.press('Enter');

  await tabTo(page, page.getByRole('link', { name: '예매하기' }));
  await keyboard.press('Enter');
  await heading(page, /좌석 선택/);
  await tabTo(page, page.getByRole('application', { name: '좌석 배치도' }));
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await page.getByText(/예매 가능, 선택함$/).waitFor();
  await tabTo(page, page.getByRole('button', { name: '예매하기' }));
  await keyboard.press('Enter');

  await tabTo(page, page.getByRole('radio', { name: /^카드/ }));
  await keyboard.press('Space');
  await tabTo(page, page.getByLabel('시험용 카드'));
  await keyboard.press('ArrowDown');
  await tabTo(page, page.getByRole('button', { name: /결제하기$/ }));
  await keyboard.press('Enter');
  await isPaid(page);
  await tabTo(page, page.getByRole('link', { name: '티켓 보기' }));
  await keyboard.press('Enter');
  await page.getByRole('img', { name: /QR/ }).first().waitFor();
});
