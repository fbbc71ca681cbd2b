import { sql } from 'kysely';
import { createTestDatabase, silent } from '#shared/testing/database.ts';
import { createApp } from '../app.ts';
import { migrations } from '../db/migrations.ts';
import type { EventTables } from '../db/schema.ts';
import { keepEventDetails } from '../events/event-details.ts';
import { keepEventLists } from '../events/event-lists.ts';
import { keepLayoutList } from '../layouts/layout-list.ts';
import { type AskStock, rememberStock } from '../stock/known-stock.ts';

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
  layouts: { name: string; total_seats: number }[];
  ok: boolean;
  code: string;
};

export type Catalogue = Awaited<ReturnType<typeof openCatalogue>>;

/** The service as it runs, on a real database of its own; `askStock` stands for reservation. */
export async function openCatalogue(askStock: AskStock = async () => ({})) {
  const database = await createTestDatabase<EventTables>(migrations);
  const { db } = database;
  const restarted = () =>
    createApp(
      {
        db,
        lists: keepEventLists(db),
        details: keepEventDetails(db, rememberStock(askStock)),
        layouts: keepLayoutList(db),
      },
      {
        version: 'test',
        log: silent,
        appApiToken: SIDECAR_TOKEN,
        health: { database: database.ping, sidecar: async () => {} },
      },
    );

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
    /** Asks a service that was started just now, with nothing kept ready. */
    call: (path: string, headers: Record<string, string> = {}) => answerOf(restarted(), path, headers),
    /** A service that goes on running between calls. */
    running() {
      const app = restarted();
      return (path: string) => answerOf(app, path);
    },
  };
}

async function answerOf(
  app: ReturnType<typeof createApp>,
  path: string,
  headers: Record<string, string> = {},
) {
  const response = await app.request(path, { headers });
  const text = await response.text();
  const body: AnswerBody = JSON.parse(text);
  return { status: response.status, headers: response.headers, text, body };
}

const inHours = (hours: number) => sql<Date>`now() + make_interval(secs => ${hours * 3_600})`;
