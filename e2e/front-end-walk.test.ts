import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { until } from '../story/client/until.ts';
import { Alert, Browser } from './front-end/browser.ts';
import * as page from './front-end/pages.ts';
import { expectBooksToAgree } from './system/books.ts';
import { letHoldRunOut } from './system/deadlines.ts';
import { theAdmin } from './system/people.ts';
import { origin, settings } from './system/places.ts';

/** What the original front end does, call by call: it must work unchanged. */
const open: Browser[] = [];
const aBrowser = () => {
  const browser = new Browser();
  open.push(browser);
  return browser;
};
afterEach(() => {
  for (const browser of open.splice(0)) browser.close();
});
afterAll(expectBooksToAgree);

const admin = new Browser();
let layoutId: string;
beforeAll(async () => {
  await admin.logIn(settings.admin.email, settings.admin.password);
  const { layouts } = await admin.reads(page.Layouts, 'GET', '/seats/layouts');
  layoutId = layouts[0]?.id ?? '';
});

/** Naive, as the date fields of the form give it: Seoul's wall clock. */
function inSeoul(daysFromNow: number): string {
  const there = new Date(Date.now() + daysFromNow * 86_400_000 + 9 * 3_600_000);
  return `${there.toISOString().slice(0, 16)}:00`;
}

/** The form of the administration: every field, numbers as texts. */
const form = (fields: Record<string, unknown> = {}) => ({
  title: `walk ${crypto.randomUUID()}`,
  description: '',
  venue: '시험 극장',
  address: '서울시 중구',
  eventDate: inSeoul(30),
  saleStartDate: inSeoul(-1),
  saleEndDate: inSeoul(20),
  posterImageUrl: '',
  artistName: '',
  seatLayoutId: '',
  ticketTypes: [] as object[],
  ...fields,
});

async function create(fields: Record<string, unknown> = {}): Promise<string> {
  const { event } = await admin.reads(page.SavedEvent, 'POST', '/admin/events', form(fields));
  return event.id;
}
const withSeats = () => create({ seatLayoutId: layoutId });
const STANDING = [{ name: '스탠딩', price: '30000', totalQuantity: '5', description: '' }];
const withTickets = () => create({ ticketTypes: STANDING });

async function buyer(name = '김구매'): Promise<Browser> {
  const browser = aBrowser();
  await browser.register(name);
  return browser;
}

const seatsOf = async (browser: Browser, eventId: string) =>
  (await browser.reads(page.SeatPage, 'GET', `/seats/events/${eventId}`)).seats;
async function freeSeat(browser: Browser, eventId: string) {
  const seat = (await seatsOf(browser, eventId)).find(({ status }) => status === 'available');
  if (!seat) throw new Error('no free seat');
  return seat;
}
const hold = async (browser: Browser, eventId: string, seatId: string) =>
  (await browser.reads(page.Made, 'POST', '/seats/reserve', { eventId, seatIds: [seatId] })).reservation.id;
const pay = (browser: Browser, reservationId: string, paymentMethod = 'naver_pay') =>
  browser.reads(page.Processed, 'POST', '/payments/process', { reservationId, paymentMethod });
const paymentPage = async (browser: Browser, id: string) =>
  (await browser.reads(page.PaymentPage, 'GET', `/seats/reservation/${id}`)).reservation;
const alertOf = async (refused: Promise<unknown>): Promise<Alert> => {
  const [end] = await Promise.allSettled([refused]);
  if (end.status === 'rejected' && end.reason instanceof Alert) return end.reason;
  throw new Error('it was not refused');
};

test('registering shows the name; an administrator lands on a dashboard with numbers', async () => {
  const browser = await buyer('이름이 보인다');
  expect(browser.user).toMatchObject({ name: '이름이 보인다', role: 'user' });
  expect(browser.user.id).toBe(browser.user.userId);
  browser.logOut();
  await browser.logIn(settings.admin.email, settings.admin.password);
  expect(browser.user.role).toBe('admin');
  await browser.reads(page.Stats, 'GET', '/admin/dashboard/stats');
});

test('an event is made with strings for numbers and naive dates, sells at once, and an edit moves no date', async () => {
  const [seated, standing] = [await withSeats(), await withTickets()];
  expect(await seatsOf(admin, seated)).toHaveLength(265);
  const before = await admin.reads(page.EventPage, 'GET', `/events/${standing}`);
  expect(before.ticketTypes).toMatchObject([{ name: '스탠딩', price: 30_000, available_quantity: 5 }]);

  // The edit form fills its fields in the browser's zone, Seoul, and sends all nine back.
  const toField = (instant: string) =>
    `${new Date(Date.parse(instant) + 9 * 3_600_000).toISOString().slice(0, 16)}:00`;
  const {
    ticketTypes: _none,
    seatLayoutId: _neither,
    ...fields
  } = form({
    title: '고친 제목',
    eventDate: toField(before.event.event_date),
    saleStartDate: toField(before.event.sale_start_date),
    saleEndDate: toField(before.event.sale_end_date),
  });
  await admin.reads(page.SavedEvent, 'PUT', `/admin/events/${standing}`, fields);
  const after = await admin.reads(page.EventPage, 'GET', `/events/${standing}`);
  expect(after.event.title).toBe('고친 제목');
  for (const date of ['event_date', 'sale_start_date', 'sale_end_date'] as const)
    expect(after.event[date]).toBe(before.event[date]);
  const { events } = await admin.reads(page.EventList, 'GET', '/events?limit=1000');
  expect(events.map(({ id }) => id)).toEqual(expect.arrayContaining([seated, standing]));
});

test('an uploaded poster loads as an image', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  );
  const { status, body } = await admin.upload('/image/upload', new File([png], '../../포스터.png'));
  expect(status).toBe(200);
  const { url } = page.Uploaded.parse(body);
  const image = await fetch(new URL(url, origin));
  expect(image.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await image.arrayBuffer()).equals(png)).toBe(true);
});

test('two browsers at one seat: one gets it, the other sees it turn and reads why', async () => {
  const [event, a, b] = [await withSeats(), await buyer('A'), await buyer('B')];
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
  const [event, a, b] = [await withSeats(), await buyer('A'), await buyer('B')];
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
  const [event, a, b, c] = [await withSeats(), await buyer('A'), await buyer('B'), await buyer('C')];
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
  const [event, a, b] = [await withTickets(), await buyer('A'), await buyer('B')];
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

test('the news: written under one’s own name, edited by nobody else, removed by an administrator', async () => {
  const [author, other] = [await buyer('글쓴이'), await buyer('남')];
  const post = {
    title: '소식',
    content: '첫 줄\n둘째 줄',
    is_pinned: true,
    author: '관리자',
    author_id: admin.user.id,
  };
  const { news } = await author.reads(page.NewsPage, 'POST', '/news', post);
  expect(news).toMatchObject({ author: '글쓴이', author_id: author.user.id, is_pinned: false, views: 0 });
  const address = `/news/${news.id}`;
  expect((await other.reads(page.NewsPage, 'GET', address)).news).toMatchObject({ views: 1 });
  const { news: list } = await other.reads(page.NewsList, 'GET', '/news');
  expect(list.map(({ id }) => id)).toContain(news.id);
  const edit = { title: '고침', content: '내용' };
  for (const stranger of [other, admin])
    expect(await alertOf(stranger.reads(page.NewsPage, 'PUT', address, edit))).toMatchObject({
      code: 'FORBIDDEN',
    });
  expect((await author.reads(page.NewsPage, 'PUT', address, edit)).news.title).toBe('고침');
  expect(await alertOf(other.reads(page.Message, 'DELETE', address))).toMatchObject({ status: 403 });
  await admin.reads(page.Message, 'DELETE', address);
  expect(await alertOf(other.reads(page.NewsPage, 'GET', address))).toMatchObject({ code: 'NEWS_NOT_FOUND' });
});

test('a cancelled event gives everything back; again it is a conflict', async () => {
  const [event, paid, unpaid] = [await withSeats(), await buyer('A'), await buyer('B')];
  const eyes = await paid.listen('join-seat-selection', event);
  const seat = await freeSeat(paid, event);
  const mine = await hold(paid, event, seat.id);
  await pay(paid, mine, 'kakao_pay');
  const theirs = await hold(unpaid, event, (await freeSeat(unpaid, event)).id);
  const cancelled = await admin.call('POST', `/admin/events/${event}/cancel`);
  expect(cancelled).toMatchObject({
    status: 200,
    body: { event: { status: 'cancelled' }, cancelledReservations: 2 },
  });
  expect(await alertOf(hold(unpaid, event, seat.id))).toMatchObject({ code: 'EVENT_NOT_ON_SALE' });
  expect(await paymentPage(unpaid, theirs)).toMatchObject({ status: 'cancelled', payment_status: 'failed' });
  await eyes.hears('seat-released', { seatId: seat.id });
  await until(
    'the money is back',
    () => paymentPage(paid, mine),
    ({ payment_status }) => payment_status === 'refunded',
  );
  expect((await admin.reads(page.EventPage, 'GET', `/events/${event}`)).event.status).toBe('cancelled');
  const again = await alertOf(admin.reads(page.SavedEvent, 'POST', `/admin/events/${event}/cancel`));
  expect(again).toMatchObject({ status: 409, code: 'EVENT_ALREADY_CANCELLED' });
});

test('a deleted event is gone, and its reservations still open with title and date', async () => {
  const [event, a] = [await withTickets(), await buyer('A')];
  const shown = await a.reads(page.EventPage, 'GET', `/events/${event}`);
  const ticketTypeId = shown.ticketTypes[0]?.id ?? '';
  const body = { eventId: event, items: [{ ticketTypeId, quantity: 2 }] };
  const { reservation } = await a.reads(page.Made, 'POST', '/reservations', body);
  const removed = await admin.call('DELETE', `/admin/events/${event}`);
  expect(removed).toMatchObject({ status: 200, body: { cancelledReservations: 1 } });
  expect(await alertOf(a.reads(page.EventPage, 'GET', `/events/${event}`))).toMatchObject({
    code: 'EVENT_NOT_FOUND',
  });
  const { events } = await admin.reads(page.EventList, 'GET', '/events?limit=1000');
  expect(events.map(({ id }) => id)).not.toContain(event);
  const facts = {
    event_title: shown.event.title,
    event_date: shown.event.event_date,
    venue: shown.event.venue,
  };
  expect(
    (await a.reads(page.ReservationPage, 'GET', `/reservations/${reservation.id}`)).reservation,
  ).toMatchObject({
    ...facts,
    status: 'cancelled',
    items: [{ ticketTypeName: '스탠딩', quantity: 2, subtotal: 60_000 }],
  });
  expect(await paymentPage(a, reservation.id)).toMatchObject(facts);
  const { reservations } = await admin.reads(page.AdminReservations, 'GET', '/admin/reservations');
  expect(reservations.map(({ id }) => id)).toContain(reservation.id);
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
