import { z } from 'zod';
import type { Buyer } from '../../../story/client/buyer.ts';
import { ask } from '../../../story/client/http.ts';
import { theAdmin } from '../../system/people.ts';
import { origin } from '../../system/places.ts';
import { paidSeat } from '../shop/bookings.ts';
import { limited, seatedShow, standingShow } from '../shop/on-sale.ts';
import type { Way } from './addresses.ts';

const Ids = z.array(z.object({ id: z.string() })).min(1);
const Layouts = z.object({ layouts: Ids });
const Payments = z.object({ payments: Ids });

/** As an administrator; `path` may need something that somebody has done before. */
const office =
  (path: (buyer: Buyer) => string | Promise<string>): Way =>
  async (buyer) => ({ as: await theAdmin(), path: await path(buyer) });

const afterASale =
  (path: string): ((buyer: Buyer) => Promise<string>) =>
  async (buyer) => {
    await paidSeat(buyer);
    return path;
  };

async function layout(): Promise<string> {
  const { layouts } = await ask(origin, 'GET', '/api/seats/layouts', Layouts);
  return `/admin/layouts/${layouts[0]?.id}`;
}

async function payment(buyer: Buyer): Promise<string> {
  await paidSeat(buyer);
  const { token } = await theAdmin();
  const path = `/api/payments/all?user_id=${buyer.user.id}&limit=1`;
  const { payments } = await ask(origin, 'GET', path, Payments, { token });
  return `/admin/payments/${payments[0]?.id}`;
}

async function fullRoom(buyer: Buyer): Promise<string> {
  const { id } = await limited(await seatedShow(), 1);
  await buyer.enter(id);
  return `/admin/rooms/${id}`;
}

/** The addresses of the administration and of the door. */
export const OFFICE: Record<string, Way> = {
  '/door': office(afterASale('/door')),
  '/door/$eventId': office(async () => `/door/${(await seatedShow()).id}`),
  '/admin': office(afterASale('/admin')),
  '/admin/events': office(() => '/admin/events'),
  '/admin/events/new': office(() => '/admin/events/new'),
  '/admin/events/$eventId': office(async () => `/admin/events/${(await standingShow()).id}`),
  '/admin/layouts': office(() => '/admin/layouts'),
  '/admin/layouts/$layoutId': office(layout),
  '/admin/reservations': office(afterASale('/admin/reservations')),
  '/admin/payments': office(afterASale('/admin/payments')),
  '/admin/payments/$paymentId': office(payment),
  '/admin/rooms': office(() => '/admin/rooms'),
  '/admin/rooms/$eventId': office(fullRoom),
  '/admin/news': office(() => '/admin/news'),
  '/admin/users': office(() => '/admin/users'),
  '/admin/audit': office(() => '/admin/audit'),
};
