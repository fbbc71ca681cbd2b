import { sql } from 'kysely';
import type { FileStore } from '#shared/dapr/binding.ts';
import type { EventFacts, Layout } from '#shared/events/facts.ts';
import { createTestDatabase, silent } from '#shared/testing/database.ts';
import { createTestIssuer, newUser } from '#shared/testing/tokens.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { Offers } from '../administration/offers.ts';
import { createApp } from '../app.ts';
import { createContext } from '../context.ts';
import { migrations } from '../db/migrations.ts';
import type { EventTables } from '../db/schema.ts';
import { updateStatus } from '../events/update-status.ts';
import type { SeatLayout } from '../layouts/seat-layout.ts';
import type { AskStock } from '../stock/known-stock.ts';
import { aReservation } from './reservation.ts';

export const SIDECAR_TOKEN = 'token-of-the-sidecar';

/** What a test says of an event: hours count from now. */
export type Offer = {
  title?: string;
  artist?: string | null;
  venue?: string;
  address?: string | null;
  saleStartsInHours?: number;
  saleEndsInHours?: number;
  playsInHours?: number;
  soldOut?: boolean;
  cancelled?: boolean;
  layoutId?: string | null;
};

type AnswerBody = {
  events: { id: string; title: string; status: string }[];
  pagination: { page: number; limit: number; total: number; totalPages: number };
  event: Record<string, unknown>;
  ticketTypes: object[];
  sections: object[] | null;
  layouts: SeatLayout[];
  layout: SeatLayout;
  news: unknown;
  message: string;
  cancelledReservations: number;
  details: { fields: { path: string; msg: string }[]; version?: number; events?: number };
  ok: boolean;
  code: string;
};

export type Catalogue = Awaited<ReturnType<typeof openCatalogue>>;

/** A store that keeps nothing, for tests that are not about images. */
const noFiles: FileStore = {
  put: () => Promise.reject(new Error('no store')),
  get: () => Promise.reject(new Error('no store')),
  remove: () => Promise.reject(new Error('no store')),
};

type Others = { offers?: Offers; files?: FileStore };

/** The service as it runs, on a real database of its own; `askStock` and `offers` stand for reservation. */
export async function openCatalogue(
  askStock: AskStock = async () => ({}),
  { offers = aReservation().offers, files = noFiles }: Others = {},
) {
  const database = await createTestDatabase<EventTables>(migrations);
  const { db } = database;
  const issuer = await createTestIssuer();
  const restarted = () => {
    const relay = { nudge: () => {} };
    const ctx = createContext({ db, log: silent, relay, offers, askStock, files });
    const updating = async () => {
      await updateStatus(ctx);
    };
    return createApp(ctx, {
      version: 'test',
      log: silent,
      appApiToken: SIDECAR_TOKEN,
      health: { database: database.ping, sidecar: async () => {} },
      accounts: issuer.accounts,
      jobs: { updateStatus: updating },
    });
  };

  return {
    database,
    db,
    /** Puts an event into the catalogue, on sale unless said otherwise. */
    async add(offer: Offer = {}): Promise<string> {
      const { title = '여름 콘서트', artist = null, venue = '올림픽홀', address = null } = offer;
      const { saleStartsInHours = -1, saleEndsInHours = 24, playsInHours = 48 } = offer;
      const id = crypto.randomUUID();
      await db
        .insertInto('events')
        .values({
          id,
          title,
          artist_name: artist,
          venue,
          address,
          sale_start_date: inHours(saleStartsInHours),
          sale_end_date: inHours(saleEndsInHours),
          event_date: inHours(playsInHours),
          sold_out: offer.soldOut ?? false,
          cancelled_at: offer.cancelled ? sql<Date>`now()` : null,
          seat_layout_id: offer.layoutId ?? null,
          ticket_types: JSON.stringify([]),
          ticket_type_count: 0,
        })
        .execute();
      return id;
    },
    /** Puts a hall into the catalogue, of one section. */
    async addLayout(name = `hall ${crypto.randomUUID()}`, seats = 10): Promise<string> {
      const id = crypto.randomUUID();
      const layout: Layout = {
        sections: [{ name: 'R', rows: 1, seatsPerRow: seats, price: 50_000, startRow: 1 }],
      };
      await db
        .insertInto('seat_layouts')
        .values({ id, name, description: null, total_seats: seats, layout_config: JSON.stringify(layout) })
        .execute();
      return id;
    },
    /** Asks a service that was started just now, with nothing kept ready. */
    call: (path: string, headers: Record<string, string> = {}) => answerOf(restarted(), path, { headers }),
    /** A service that goes on running between calls. */
    running() {
      const app = restarted();
      return (path: string) => answerOf(app, path);
    },
    /** The same, asked by somebody: a new user of this role, or nobody. */
    async as(who: User['role'] | User | undefined, app = restarted()) {
      const user = typeof who === 'string' ? newUser(who) : who;
      const token = user && `Bearer ${await issuer.sign(user)}`;
      const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
        answerOf(app, path, {
          method,
          headers: {
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...(token && { authorization: token }),
            ...headers,
          },
          body: body === undefined ? null : JSON.stringify(body),
        });
      return { user: user ?? newUser(), token, app, ask };
    },
    restarted,
    /** What was told to the other services, in this order. */
    async told() {
      const { rows } = await sql<{ type: string; aggregate_id: string; data: EventFacts }>`
        select type, aggregate_id, data from outbox order by seq`.execute(db);
      return rows;
    },
    /** What administrators did, in this order. */
    async audited() {
      const { rows } = await sql<{
        actor_id: string;
        action: string;
        subject_id: string;
        details: Record<string, unknown>;
      }>`select actor_id, action, subject_id, details from audit_log order by at, id`.execute(db);
      return rows;
    },
  };
}

async function answerOf(app: ReturnType<typeof createApp>, path: string, request: RequestInit = {}) {
  const response = await app.request(path, request);
  const text = await response.text();
  const body: AnswerBody = JSON.parse(text);
  return { status: response.status, headers: response.headers, text, body };
}

const inHours = (hours: number) => sql<Date>`now() + make_interval(secs => ${hours * 3_600})`;
