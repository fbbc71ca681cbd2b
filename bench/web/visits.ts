import type { Page } from 'playwright-core';
import { z } from 'zod';
import { Buyer } from '../../story/client/buyer.ts';
import { ask } from '../../story/client/http.ts';

const Events = z.object({ events: z.array(z.object({ id: z.string(), ticket_type_count: z.int() })) });

/** A page of the buyer's path, how one knows that it is there, and a click on something of it. */
export type Visit = {
  name: string;
  path: string;
  isThere: (page: Page) => Promise<void>;
  click: (page: Page) => Promise<void>;
};

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).waitFor();
const button = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).click();

/** A buyer who holds a seat of the largest hall on sale, and the pages they see until they pay. */
export async function buyersPath(origin: string) {
  const credentials = {
    email: `${crypto.randomUUID()}@bench.test`,
    password: crypto.randomUUID(),
    name: 'bench',
  };
  const buyer = await Buyer.register(origin, credentials);
  const { events } = await ask(origin, 'GET', '/api/events?status=on_sale&limit=100', Events);
  const halls = await Promise.all(
    events
      .filter(({ ticket_type_count }) => ticket_type_count === 0)
      .map(({ id }) => buyer.seatMap(id).then(({ seats }) => ({ id, seats }))),
  );
  const largest = halls.toSorted((a, b) => b.seats.length - a.seats.length)[0];
  const free = largest?.seats.find(({ status }) => status === 'available');
  if (!largest || !free) throw new Error('no hall is on sale');
  await buyer.enter(largest.id);
  const held = await buyer.holdSeat(largest.id, free.id);
  const visits: Visit[] = [
    { name: 'home', path: '/', isThere: heading, click: button('English') },
    { name: 'event', path: `/events/${largest.id}`, isThere: heading, click: button('English') },
    {
      name: 'seats',
      path: `/events/${largest.id}/seats`,
      isThere: (page) => page.getByRole('application').waitFor(),
      click: button('확대'),
    },
    {
      name: 'checkout',
      path: `/payment/${held.id}`,
      isThere: (page) => page.getByRole('radio').first().waitFor(),
      click: (page) => page.getByRole('radio').nth(1).click(),
    },
  ];
  return { buyer, held, seats: largest.seats.length, visits };
}
