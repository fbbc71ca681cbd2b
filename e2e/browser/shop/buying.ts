import type { Page } from 'playwright-core';
import type { Show } from './on-sale.ts';

export type Password = { email: string; password: string };

/** What somebody does on their way to a ticket, by what they read and click. */

export async function logIn(page: Page, { email, password }: Password): Promise<void> {
  await page.getByLabel('이메일').fill(email);
  await page.getByLabel('비밀번호', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: '로그인', exact: true }).click();
}

/** By the menu, which on a phone is behind a button. */
export async function goBy(page: Page, link: string): Promise<void> {
  const button = page.getByRole('button', { name: '메뉴' });
  if (await button.isVisible()) await button.click();
  await page.getByRole('navigation').getByRole('link', { name: link, exact: true }).click();
}

/** From anywhere to the event, by the search. */
export async function find(page: Page, { title }: Show): Promise<void> {
  await goBy(page, '공연');
  await page.getByLabel('검색어').fill(title);
  await page.getByText('공연 1개').waitFor();
  await page.getByRole('link', { name: title }).click();
  await heading(page, title);
}

/** By the list of free seats: a row, and a number in it. */
export async function chooseSeat(page: Page, { section = 'VIP', row = 1, number = 5 } = {}): Promise<void> {
  await page.getByText('목록', { exact: true }).click();
  await page.getByText(new RegExp(`^${section} · `)).click();
  await page.getByText(new RegExp(`^${row}열 · `)).click();
  await page.getByRole('button', { name: `${row}열 ${number}번` }).click();
}

export async function book(page: Page): Promise<void> {
  await page.getByRole('button', { name: '예매하기' }).click();
  await page.waitForURL('**/payment/*');
}

/** A card of the sandbox, by the token it gives. */
export async function chooseCard(page: Page, token = 'approve'): Promise<void> {
  await page.getByRole('radio', { name: /^카드/ }).check();
  await page.getByLabel('시험용 카드').selectOption(token);
}

export const payButton = (page: Page) => page.getByRole('button', { name: /결제하기$/ });

export async function isPaid(page: Page): Promise<void> {
  await heading(page, '결제가 완료되었습니다');
}

export async function heading(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor();
}
