import { expect, test } from 'vitest';
import { register } from '../../story/client/account.ts';
import { Buyer } from '../../story/client/buyer.ts';
import { newBuyer } from '../system/people.ts';
import { origin } from '../system/places.ts';
import { heldSeat } from './shop/bookings.ts';
import { heading, logIn } from './shop/buying.ts';
import { Visitor } from './visitor.ts';

/** Somebody whose password is known. */
async function somebody() {
  const password = `e2e-${crypto.randomUUID()}`;
  const email = `${crypto.randomUUID()}@browser.test`;
  const buyer = new Buyer(origin, await register(origin, { email, password, name: '나그네' }));
  return { buyer, email, password };
}

test('a login that has expired is renewed, and one is back where one was', async () => {
  const { buyer, ...password } = await somebody();
  const { id, seat } = await heldSeat(buyer);
  const visitor = await Visitor.arrive(buyer);
  const { page } = visitor;
  visitor.expects(/^401 GET/);
  await visitor.open('/');
  await page.getByRole('link', { name: '예매 내역' }).waitFor();
  await page.evaluate('localStorage.setItem("token", "nobody takes this")');
  await visitor.open(`/payment/${id}`);
  await page.getByText('로그인이 만료되었습니다').waitFor();
  await logIn(page, password);
  await page.waitForURL(`**/payment/${id}`);
  await page.getByText(seat.seat_label).first().waitFor();
});

test('who has to log in first goes on from there', async () => {
  const { buyer: _, ...password } = await somebody();
  const visitor = await Visitor.arrive();
  await visitor.open('/points');
  await logIn(visitor.page, password);
  await visitor.page.waitForURL('**/points');
});

test.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
  'a link with %s leads through the login to this shop and nowhere else',
  async (from) => {
    const { buyer: _, ...password } = await somebody();
    const visitor = await Visitor.arrive();
    const { page } = visitor;
    await visitor.open(`/login?from=${encodeURIComponent(from)}`);
    await logIn(page, password);
    await page.getByRole('button', { name: '로그아웃' }).waitFor();
    await page.waitForURL((url) => url.pathname !== '/login');
    expect(page.url()).toBe(`${origin}/`);
  },
);

test('a logout in one tab is one in all', async () => {
  const visitor = await Visitor.arrive(await newBuyer());
  await visitor.open('/');
  const other = await visitor.context.newPage();
  await other.goto(`${origin}/points`);
  await heading(other, /포인트/);
  await visitor.page.getByRole('button', { name: '로그아웃' }).click();
  await other.getByRole('link', { name: '로그인' }).waitFor();
});
