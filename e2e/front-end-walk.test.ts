import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { until } from '../story/client/until.ts';
import type { Browser } from './front-end/browser.ts';
import * as page from './front-end/pages.ts';
import {
  alertOf,
  asAdmin,
  buyer,
  closeBrowsers,
  freeSeat,
  hold,
  pay,
  paymentPage,
  seatsOf,
  withSeats,
  withTickets,
} from './front-end/visits.ts';
import { expectBooksToAgree } from './system/books.ts';
import { letHoldRunOut } from './system/deadlines.ts';
import { theAdmin } from './system/people.ts';
import { origin, settings } from './system/places.ts';

/** What the original front end does for a buyer, call by call: it must work unchanged. */
let admin: Browser;
beforeAll(async () => {
  admin = await asAdmin();
});
afterEach(closeBrowsers);
afterAll(expectBooksToAgree);

test('registering shows the name; an administrator lands on a dashboard with numbers', async () => {
  const browser = await buyer('이름이 보인다');
  expect(browser.user).toMatchObject({ name: '이름이 보인다', role: 'user' });
  expect(browser.user.id).toBe(browser.user.userId);
  browser.logOut();
  await browser.logIn(settings.admin.email, settings.admin.password);
  expect(browser.user.role).toBe('admin');
  await browser.reads(page.Stats, 'GET', '/admin/dashboard/stats');
});

test('two browsers at one seat: one gets it, the other sees it turn and reads why', async () => {
  const [event, a, b] = [await withSeats(admin), await buyer('A'), await buyer('B')];
  const seat = await freeSeat(a, event);
  const eyes = await b.listen('join-seat-selection', event);
  const held = await hold(a, event, seat.id);
  await eyes.hears('seat-selected', { seatId: seat.id, status: 'locked' });
  const refusal = await alertOf(hold(b, event, seat.id));
  expect(refusal).toMatchObject({ status: 409, code: 'SEAT_UNAVAILABLE' });
  expect(refusal.message).toContain(seat.seat_label);

  // A pays and lands on the success page without bouncing: it reads the reservation at once.
  await pay(a, held);
  expect(await paymentPage(a, held)).toMatchObject({
    payment_status: 'completed',
    payment_method: 'naver_pay',
    expires_at: null,
    isExpired: false,
  });
  await eyes.hears('seat-selected', { seatId: seat.id, status: 'reserved' });
  expect((await seatsOf(b, event)).find(({ id }) => id === seat.id)?.status).toBe('reserved');

  // A cancels: B sees the seat free, the list shows the money on its way back.
  await a.reads(page.Message, 'POST', `/reservations/${held}/cancel`);
  await eyes.hears('seat-released', { seatId: seat.id, status: 'available' });
  await until(
    'it reads cancelled and refunded',
    async () => (await a.reads(page.MyReservations, 'GET', '/reservations/my')).reservations[0],
    (line) => line?.status === 'cancelled' && line.payment_status === 'refunded',
  );
  expect(await paymentPage(a, held)).toMatchObject({ isExpired: true });
});

test('a hold that is not paid comes back by itself', async () => {
  const [event, a, b] = [await withSeats(admin), await buyer('A'), await buyer('B')];
  const seat = await freeSeat(a, event);
  const held = await hold(a, event, seat.id);
  const eyes = await b.listen('join-seat-selection', event);
  await letHoldRunOut(held);
  await eyes.hears('seat-released', { seatId: seat.id, status: 'available' });
  const { reservations } = await a.reads(page.MyReservations, 'GET', '/reservations/my');
  expect(reservations[0]).toMatchObject({ status: 'cancelled', payment_status: 'failed' });
  expect((await paymentPage(a, held)).isExpired).toBe(true);
  expect(await alertOf(pay(a, held))).toMatchObject({ code: 'RESERVATION_EXPIRED' });
});

test('with room for one: the next waits in a modal that closes for nobody else', async () => {
  const [event, a, b, c] = [await withSeats(admin), await buyer('A'), await buyer('B'), await buyer('C')];
  await (await theAdmin()).limitRoom(event, 1);
  const check = (browser: Browser) => browser.reads(page.Standing, 'POST', `/queue/check/${event}`, {});
  const status = (browser: Browser) => browser.reads(page.Standing, 'GET', `/api/queue/status/${event}`);
  expect((await check(a)).queued).toBe(false);
  expect(await check(b)).toMatchObject({ queued: true, position: 1, queueSize: 1, currentUsers: 1 });
  expect(await check(c)).toMatchObject({ queued: true, position: 2, queueSize: 2 });
  const [modalOfB, modalOfC] = [await b.listen('join-queue', event), await c.listen('join-queue', event)];
  expect(await status(b)).toMatchObject({ queued: true, position: 1 });
  const seat = await freeSeat(b, event);
  expect(await alertOf(hold(b, event, seat.id))).toMatchObject({ status: 403, code: 'QUEUE_NOT_ADMITTED' });

  await a.reads(page.Message, 'POST', `/api/queue/leave/${event}`, {});
  await modalOfB.hears('queue-entry-allowed', { userId: b.user.id, eventId: event });
  expect((await status(b)).queued).toBe(false);
  expect(await status(c)).toMatchObject({ queued: true, position: 1 });
  expect(modalOfC.all('queue-entry-allowed')).toEqual([]);
  await hold(b, event, seat.id);
});

test('standing tickets fall live in the other browser, and too many are told what is left', async () => {
  const [event, a, b] = [await withTickets(admin), await buyer('A'), await buyer('B')];
  const eyes = await b.listen('join-event', event);
  const { ticketTypes } = await a.reads(page.EventPage, 'GET', `/events/${event}`);
  const ticketTypeId = ticketTypes[0]?.id ?? '';
  const take = (browser: Browser, quantity: number) =>
    browser.reads(page.Made, 'POST', '/reservations', {
      eventId: event,
      items: [{ ticketTypeId, quantity }],
    });
  await take(a, 3);
  await eyes.hears('ticket-updated', { ticketTypeId, availableQuantity: 2, totalQuantity: 5 });
  const refusal = await alertOf(take(b, 4));
  expect(refusal).toMatchObject({ status: 409, code: 'INSUFFICIENT_STOCK' });
  expect(refusal.message).toContain('2');
  const { reservations } = await a.reads(page.MyReservations, 'GET', '/reservations/my');
  expect(reservations[0]).toMatchObject({
    status: 'pending',
    items: [{ ticketTypeName: '스탠딩', quantity: 3 }],
  });
});

test('with an old token one alert leads to the login, and the home page still opens', async () => {
  const browser = await buyer();
  browser.useToken('an.old.token');
  const { events } = await browser.reads(page.EventList, 'GET', '/events?status=on_sale');
  expect(events.length).toBeGreaterThan(0);
  expect(browser.isLoggedIn).toBe(true);
  expect(await alertOf(browser.reads(z.unknown(), 'GET', '/reservations/my'))).toMatchObject({
    status: 401,
    code: 'INVALID_TOKEN',
  });
  expect(browser.isLoggedIn).toBe(false);
});

test.each([
  '/',
  '/search?q=x',
  '/events/1',
  '/payment/1',
  '/admin/events/new',
  '/auth/google/callback?code=x',
])('the page at %s opens by itself', async (path) => {
  const response = await fetch(origin + path, { headers: { accept: 'text/html' } });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/html');
});
