import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { until } from '../story/client/until.ts';
import type { Browser } from './front-end/browser.ts';
import * as page from './front-end/pages.ts';
import {
  alertOf,
  asAdmin,
  buyer,
  closeBrowsers,
  form,
  freeSeat,
  hold,
  pay,
  paymentPage,
  seatsOf,
  withSeats,
  withTickets,
} from './front-end/visits.ts';
import { expectBooksToAgree } from './system/books.ts';
import { origin } from './system/places.ts';

/** What the original front end does for an administrator and on the board, call by call: it must work unchanged. */
let admin: Browser;
beforeAll(async () => {
  admin = await asAdmin();
});
afterEach(closeBrowsers);
afterAll(expectBooksToAgree);

test('an event is made with strings for numbers and naive dates, sells at once, and an edit moves no date', async () => {
  const [seated, standing] = [await withSeats(admin), await withTickets(admin)];
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
  const [event, paid, unpaid] = [await withSeats(admin), await buyer('A'), await buyer('B')];
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
  const [event, a] = [await withTickets(admin), await buyer('A')];
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
