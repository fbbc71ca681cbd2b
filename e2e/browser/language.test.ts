import { expect, test } from 'vitest';
import { newBuyer } from '../system/people.ts';
import { heading } from './shop/buying.ts';
import { standingShow } from './shop/on-sale.ts';
import { Visitor } from './visitor.ts';

const inNewYork = { from: 'New York' } as const;

test('a browser that speaks English gets an English shop, and keeps the language that is chosen', async () => {
  const visitor = await Visitor.arrive(undefined, inNewYork);
  const { page } = visitor;
  await visitor.open('/login');
  await heading(page, 'Log in');
  await page.getByRole('button', { name: '한국어' }).click();
  await heading(page, '로그인');
  await page.reload();
  await heading(page, '로그인');
  expect(await page.locator('html').getAttribute('lang')).toBe('ko');
});

test('times are those of Seoul everywhere, and say so where the clock shows others', async () => {
  const event = await standingShow();
  const facts = async (visitor: Visitor) => {
    await visitor.open(`/events/${event.id}`);
    await visitor.settled();
    return visitor.page.getByRole('main').innerText();
  };
  const [here, there] = [await Visitor.arrive(), await Visitor.arrive(await newBuyer(), inNewYork)];
  const zone = /GMT\+9|KST/;
  expect(await facts(here)).not.toMatch(zone);
  expect(await facts(there)).toMatch(zone);
});
