import { z } from 'zod';
import { demoStaff } from '../../../start/demo-accounts.ts';
import { Admin } from '../../../story/client/admin.ts';
import { Buyer } from '../../../story/client/buyer.ts';
import { ask } from '../../../story/client/http.ts';

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

const Ids = z.array(z.object({ id: z.string() }));
const Events = z.object({
  events: z.array(z.object({ id: z.string(), status: z.string(), ticket_type_count: z.int() })),
});
const News = z.object({ news: Ids });
const Layouts = z.object({ layouts: Ids });
const Created = z.object({ event: z.object({ id: z.string() }) });
const Anything = z.unknown();

/** People and what they have in the shop that runs, for pages that show something of somebody. */
export class Scene {
  readonly origin: string;
  readonly buyer: Buyer;
  readonly admin: Admin;
  readonly staff: Buyer;
  #held: string | undefined;
  #paid: string | undefined;
  #full: string | undefined;
  readonly #others: Buyer[] = [];

  private constructor(origin: string, buyer: Buyer, admin: Admin, staff: Buyer) {
    this.origin = origin;
    this.buyer = buyer;
    this.admin = admin;
    this.staff = staff;
  }

  static async open(origin: string, admin: { email: string; password: string }): Promise<Scene> {
    const buyer = await Buyer.register(origin, newcomer('김하늘'));
    await buyer.chargePoints(30_000);
    return new Scene(origin, buyer, await Admin.logIn(origin, admin), await Buyer.logIn(origin, demoStaff));
  }

  /** A demo event with seats that is on sale; `standing`: one with tickets. */
  async event(kind: 'seats' | 'standing' = 'seats'): Promise<string> {
    const { events } = await ask(this.origin, 'GET', '/api/events?status=on_sale&limit=100', Events);
    return idOf(events.filter((event) => event.ticket_type_count > 0 === (kind === 'standing')));
  }

  async news(): Promise<string> {
    return idOf((await ask(this.origin, 'GET', '/api/news', News)).news);
  }

  async layout(): Promise<string> {
    return idOf((await ask(this.origin, 'GET', '/api/seats/layouts', Layouts)).layouts);
  }

  async paid(): Promise<string> {
    if (this.#paid) return this.#paid;
    const { id, totalAmount } = await this.#hold();
    await this.buyer.pay({ reservationId: id, points: 0, card: totalAmount });
    this.#paid = id;
    return id;
  }

  async held(): Promise<string> {
    this.#held ??= (await this.#hold()).id;
    return this.#held;
  }

  async payment(): Promise<string> {
    const Payments = z.object({ payments: Ids });
    const path = `/api/payments/all?user_id=${this.buyer.user.id}&limit=1`;
    await this.paid();
    return idOf((await ask(this.origin, 'GET', path, Payments, { token: this.admin.token })).payments);
  }

  /** An event whose room is full, where the buyer stands third in a line of five. */
  async fullRoom(): Promise<string> {
    this.#full ??= await this.#smallRoom();
    if (this.#others.length === 0)
      for (const name of ['한가람', '이서준', '박지우', '최도윤', '정하은'])
        this.#others.push(await this.#register(name));
    const [inside, first, second, ...behind] = this.#others;
    // Places lapse that nobody asks about: each comes again, and keeps what they still have.
    for (const person of [inside, first, second, this.buyer, ...behind]) await person?.enter(this.#full);
    return this.#full;
  }

  async #smallRoom(): Promise<string> {
    const { layouts } = await ask(this.origin, 'GET', '/api/seats/layouts', Layouts);
    const body = {
      title: '한여름 밤의 재즈',
      venue: '올림픽홀',
      eventDate: inDays(40),
      saleStartDate: inDays(-1),
      saleEndDate: inDays(30),
      seatLayoutId: idOf(layouts),
      ticketTypes: [],
    };
    const { event } = await ask(this.origin, 'POST', '/api/admin/events', Created, {
      token: this.admin.token,
      body,
    });
    await this.admin.limitRoom(event.id, 1);
    return event.id;
  }

  /** Gives back what was taken for the pictures. */
  async close(): Promise<void> {
    for (const id of [this.#held, this.#paid]) if (id) await this.buyer.cancel(id).catch(() => undefined);
    if (this.#full)
      await ask(this.origin, 'DELETE', `/api/admin/events/${this.#full}`, Anything, {
        token: this.admin.token,
      });
  }

  async #hold() {
    const eventId = await this.event();
    await this.buyer.enter(eventId);
    const { seats } = await this.buyer.seatMap(eventId);
    return this.buyer.holdSeat(eventId, idOf(seats.filter(({ status }) => status === 'available')));
  }

  #register(name: string): Promise<Buyer> {
    return Buyer.register(this.origin, newcomer(name));
  }
}

const newcomer = (name: string) => ({
  email: `haneul-${crypto.randomUUID().slice(0, 6)}@tiketi.gg`,
  password: crypto.randomUUID(),
  name,
});

function idOf(list: { id: string }[]): string {
  const [first] = list;
  if (!first) throw new Error('the demo has nothing of the kind: npm run reset, and npm start');
  return first.id;
}
