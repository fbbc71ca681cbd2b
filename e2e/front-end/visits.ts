import { settings } from '../system/places.ts';
import { Alert, Browser } from './browser.ts';
import * as page from './pages.ts';

const open: Browser[] = [];

/** A browser of its own for somebody. */
export function aBrowser(): Browser {
  const browser = new Browser();
  open.push(browser);
  return browser;
}

export function closeBrowsers(): void {
  for (const browser of open.splice(0)) browser.close();
}

export async function asAdmin(): Promise<Browser> {
  const browser = new Browser();
  await browser.logIn(settings.admin.email, settings.admin.password);
  return browser;
}

/** Naive, as the date fields of the form give it: Seoul's wall clock. */
function inSeoul(daysFromNow: number): string {
  const there = new Date(Date.now() + daysFromNow * 86_400_000 + 9 * 3_600_000);
  return `${there.toISOString().slice(0, 16)}:00`;
}

/** The form of the administration: every field, numbers as texts. */
export const form = (fields: Record<string, unknown> = {}) => ({
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

export async function create(admin: Browser, fields: Record<string, unknown> = {}): Promise<string> {
  const { event } = await admin.reads(page.SavedEvent, 'POST', '/admin/events', form(fields));
  return event.id;
}

/** An event in the smallest hall, on sale. */
export async function withSeats(admin: Browser): Promise<string> {
  const { layouts } = await admin.reads(page.Layouts, 'GET', '/seats/layouts');
  return create(admin, { seatLayoutId: layouts[0]?.id });
}

const STANDING = [{ name: '스탠딩', price: '30000', totalQuantity: '5', description: '' }];

/** An event with five standing tickets, on sale. */
export const withTickets = (admin: Browser) => create(admin, { ticketTypes: STANDING });

export async function buyer(name = '김구매'): Promise<Browser> {
  const browser = aBrowser();
  await browser.register(name);
  return browser;
}

export const seatsOf = async (browser: Browser, eventId: string) =>
  (await browser.reads(page.SeatPage, 'GET', `/seats/events/${eventId}`)).seats;
export async function freeSeat(browser: Browser, eventId: string) {
  const seat = (await seatsOf(browser, eventId)).find(({ status }) => status === 'available');
  if (!seat) throw new Error('no free seat');
  return seat;
}

export const hold = async (browser: Browser, eventId: string, seatId: string) =>
  (await browser.reads(page.Made, 'POST', '/seats/reserve', { eventId, seatIds: [seatId] })).reservation.id;

export const pay = (browser: Browser, reservationId: string, paymentMethod = 'naver_pay') =>
  browser.reads(page.Processed, 'POST', '/payments/process', { reservationId, paymentMethod });

export const paymentPage = async (browser: Browser, id: string) =>
  (await browser.reads(page.PaymentPage, 'GET', `/seats/reservation/${id}`)).reservation;

export const alertOf = async (refused: Promise<unknown>): Promise<Alert> => {
  const [end] = await Promise.allSettled([refused]);
  if (end.status === 'rejected' && end.reason instanceof Alert) return end.reason;
  throw new Error('it was not refused');
};
