import { test } from 'vitest';
import { z } from 'zod';
import type { Buyer } from '../../story/client/buyer.ts';
import { ask } from '../../story/client/http.ts';
import { until } from '../../story/client/until.ts';
import { newBuyer, theAdmin } from '../system/people.ts';
import { origin } from '../system/places.ts';
import { paidSeat } from './shop/bookings.ts';
import { heading } from './shop/buying.ts';
import { seatedShow } from './shop/on-sale.ts';
import { Visitor } from './visitor.ts';

const Tickets = z.object({
  tickets: z.array(z.object({ shortCode: z.string(), label: z.string(), usedAt: z.string().nullable() })),
});

async function ticketOf({ token }: Buyer, reservationId: string) {
  const path = `/api/reservations/${reservationId}/tickets`;
  const [ticket] = (await ask(origin, 'GET', path, Tickets, { token })).tickets;
  if (!ticket) throw new Error('there is no ticket');
  return ticket;
}

/** Somebody at the door of an event, with a phone, and a guest with a ticket. */
async function atTheDoor() {
  const [event, guest] = await Promise.all([seatedShow(), newBuyer('guest')]);
  const { id } = await paidSeat(guest, event);
  const visitor = await Visitor.arrive(await theAdmin(), { on: 'phone' });
  await visitor.open(`/door/${event.id}`);
  await heading(visitor.page, event.title);
  const ticket = () => ticketOf(guest, id);
  return { visitor, page: visitor.page, ticket };
}

async function checkIn({ page }: Visitor, code: string): Promise<void> {
  // The last answer covers the page for its moment.
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByLabel('코드 입력').fill(code);
  await page.getByRole('button', { name: '확인', exact: true }).click();
}

/** What the list of the last scans says, where an answer stays after its moment on the whole screen. */
const lastSays = ({ page }: Visitor, word: string) =>
  page.getByRole('region', { name: '최근 확인' }).getByText(word, { exact: true }).first().waitFor();

test('a ticket admits once, and the second time it is said that it was used', async () => {
  const { visitor, ticket } = await atTheDoor();
  const { shortCode } = await ticket();
  await checkIn(visitor, shortCode);
  await lastSays(visitor, '입장');
  await checkIn(visitor, shortCode);
  await lastSays(visitor, '이미 사용됨');
});

test('a guest is admitted without a network, and the shop hears of it when there is one again', async () => {
  const { visitor, page, ticket } = await atTheDoor();
  visitor.expects(/net::ERR_INTERNET_DISCONNECTED/);
  const { shortCode } = await ticket();
  await page.getByText('오프라인 준비됨').waitFor();
  await visitor.context.setOffline(true);
  await checkIn(visitor, shortCode);
  await lastSays(visitor, '입장');
  await page.getByText(/오프라인 입장 1건을 보낼 예정입니다/).waitFor();
  await visitor.context.setOffline(false);
  await until('the ticket is used', ticket, ({ usedAt }) => usedAt !== null, 20_000);
});
