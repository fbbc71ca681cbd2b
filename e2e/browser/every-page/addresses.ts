import type { Account } from '../../../story/client/account.ts';
import type { Buyer } from '../../../story/client/buyer.ts';
import { newBuyer } from '../../system/people.ts';
import { heldSeat, paidSeat } from '../shop/bookings.ts';
import { newsBy } from '../shop/news.ts';
import { limited, seatedShow, standingShow } from '../shop/on-sale.ts';

/** Where somebody goes, as whom, and what is there to be seen. */
export type Visit = { as?: Account; path: string };
export type Way = (buyer: Buyer) => Promise<Visit>;

const open =
  (path: string): Way =>
  async () => ({ path });
const own =
  (path: string): Way =>
  async (buyer) => ({ as: buyer, path });

/** Each address of the router, with something to be seen there. */
export const ADDRESSES: Record<string, Way> = {
  '/': open('/'),
  '/search': open('/search?q=%EC%84%9C%EC%9A%B8'),
  '/events/$eventId': async (buyer) => ({ as: buyer, path: `/events/${(await standingShow()).id}` }),
  '/events/$eventId/waiting-room': async (buyer) => {
    const event = await limited(await seatedShow(), 1);
    await (await newBuyer()).enter(event.id);
    return { as: buyer, path: `/events/${event.id}/waiting-room` };
  },
  '/events/$eventId/seats': async (buyer) => ({
    as: buyer,
    path: `/events/${(await seatedShow()).id}/seats`,
  }),
  '/payment/$reservationId': async (buyer) => ({ as: buyer, path: `/payment/${(await heldSeat(buyer)).id}` }),
  '/payment/$reservationId/success': async (buyer) => ({
    as: buyer,
    path: `/payment/${(await paidSeat(buyer)).id}/success`,
  }),
  '/my-reservations': async (buyer) => {
    await paidSeat(buyer);
    return { as: buyer, path: '/my-reservations' };
  },
  '/reservations/$reservationId': async (buyer) => ({
    as: buyer,
    path: `/reservations/${(await paidSeat(buyer)).id}`,
  }),
  '/reservations/$reservationId/tickets': async (buyer) => ({
    as: buyer,
    path: `/reservations/${(await paidSeat(buyer)).id}/tickets`,
  }),
  '/points': async (buyer) => {
    await buyer.chargePoints(10_000);
    return { as: buyer, path: '/points' };
  },
  '/login': open('/login'),
  '/register': open('/register'),
  '/auth/google/callback': open('/auth/google/callback?error=access_denied'),
  '/profile': own('/profile'),
  '/news': open('/news'),
  '/news/new': own('/news/new'),
  '/news/$newsId': async (buyer) => ({ as: buyer, path: `/news/${await newsBy(buyer, '새 소식')}` }),
  '/developers': open('/developers'),
  '/no-such-page': open('/no-such-page'),
};
