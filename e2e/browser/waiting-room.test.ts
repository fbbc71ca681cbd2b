import { expect, test } from 'vitest';
import { newBuyer } from '../system/people.ts';
import { heading } from './shop/buying.ts';
import { limited, seatedShow } from './shop/on-sale.ts';
import { Visitor } from './visitor.ts';

/** Somebody is inside, and nobody else may be. */
async function fullShow() {
  const event = await limited(await seatedShow(), 1);
  const inside = await newBuyer();
  await inside.enter(event.id);
  return { event, inside };
}

const place = (visitor: Visitor) => visitor.page.getByText(/^1\s*번째$/).first();

test('who comes second waits, keeps the place over a reload, and is let in when the first leaves', async () => {
  const { event, inside } = await fullShow();
  const visitor = await Visitor.arrive(await newBuyer(), { on: 'phone' });
  const { page } = visitor;
  await visitor.open(`/events/${event.id}`);
  await page.getByRole('link', { name: '예매하기' }).click();
  await place(visitor).waitFor();
  await expect.poll(() => page.title()).toMatch(/^1번째/);

  const behind = await newBuyer();
  await behind.enter(event.id);
  await page.reload();
  await place(visitor).waitFor();

  await inside.leave(event.id);
  await heading(page, /좌석 선택/);
  expect(new URL(page.url()).pathname).toBe(`/events/${event.id}/seats`);
});

test('who gives up loses the place, and is asked first', async () => {
  const { event } = await fullShow();
  const visitor = await Visitor.arrive(await newBuyer());
  const { page } = visitor;
  await visitor.open(`/events/${event.id}/waiting-room`);
  await place(visitor).waitFor();
  await page.getByRole('button', { name: '대기 그만두기' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '그만두기', exact: true }).click();
  await page.waitForURL(`**/events/${event.id}`);
});

test('a line that broke is gone on with: who was offline is let in when they are back', async () => {
  const { event, inside } = await fullShow();
  const visitor = await Visitor.arrive(await newBuyer());
  const { page, context } = visitor;
  visitor.expects(/net::ERR_INTERNET_DISCONNECTED/);
  await visitor.open(`/events/${event.id}/waiting-room`);
  await place(visitor).waitFor();
  await context.setOffline(true);
  await page.getByText('인터넷 연결이 끊겼습니다').waitFor();
  await inside.leave(event.id);
  await context.setOffline(false);
  await heading(page, /좌석 선택/);
});
