import { sql } from 'kysely';
import type { Closable } from '#shared/lifecycle/run-service.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import { gauge } from '#shared/telemetry/metrics.ts';
import type { Db } from '../context.ts';
import { shareOfSelectedThatGot } from '../metrics.ts';

const EVERY_MS = 60_000;
/** Labels must stay few: the events with most reservations. */
const MOST_EVENTS = 500;

const EVENT = ['event_id', 'event_title'] as const;
const seatsAvailable = gauge('tiketi_seats_available_total', 'Free seats of events on sale', ['event_id']);
const reservations = gauge('tiketi_event_reservations_24h', 'Reservations of the last 24 hours', EVENT);
const revenue = gauge('tiketi_event_revenue_24h', 'KRW of the last 24 hours that were paid and kept', EVENT);
const averagePrice = gauge('tiketi_event_avg_price', 'KRW of a paid reservation of the last 24 hours', EVENT);
const conversion = gauge(
  'tiketi_reservation_conversion_rate',
  'Reservations of the last 24 hours that were paid, from 0 to 1',
);
const funnelRate = gauge(
  'tiketi_conversion_funnel_rate',
  'How many came this far of those who came as far as the stage before, from 0 to 1',
  ['stage'],
);

/** Keeps the gauges that are read from the database rather than counted. */
export function startFigures(db: Db, log: Logger): Closable {
  const refresh = figuresOf(db);
  const run = () => refresh().catch((error) => log.warn({ err: error }, 'figures not refreshed'));
  const timer = setInterval(run, EVERY_MS);
  void run();
  return { close: () => clearInterval(timer) };
}

/** Reads all of them; what is not found any more goes to zero instead of keeping its old number. */
export function figuresOf(db: Db): () => Promise<void> {
  let onSale = new Set<string>();
  let reserved = new Map<string, { event_id: string; event_title: string }>();

  return async () => {
    const seats = await readFreeSeats(db);
    for (const event_id of onSale) seatsAvailable.set({ event_id }, 0);
    for (const { event_id, free } of seats) seatsAvailable.set({ event_id }, free);
    onSale = new Set(seats.map((row) => row.event_id));

    const events = await readEvents(db);
    for (const labels of reserved.values()) setEvent(labels, { made: 0, won: 0, average: 0 });
    for (const { event_id, event_title, ...figures } of events) setEvent({ event_id, event_title }, figures);
    reserved = new Map(events.map(({ event_id, event_title }) => [event_id, { event_id, event_title }]));

    const paid = await readConversion(db);
    conversion.set({}, paid);
    funnelRate.set({ stage: 'reservation_created' }, shareOfSelectedThatGot());
    funnelRate.set({ stage: 'payment_completed' }, paid);
  };
}

type Figures = { made: number; won: number; average: number };

function setEvent(labels: { event_id: string; event_title: string }, figures: Figures): void {
  reservations.set(labels, figures.made);
  revenue.set(labels, figures.won);
  averagePrice.set(labels, figures.average);
}

async function readFreeSeats(db: Db) {
  const { rows } = await sql<{ event_id: string; free: number }>`
    select e.id as event_id,
      count(s.id) filter (where s.status = 'available' or s.held_until <= now()) as free
    from event_copies e left join seats s on s.event_id = e.id and s.status <> 'reserved'
    where e.published and e.status = 'scheduled' and e.layout is not null
      and e.sale_start_date <= now() and least(e.sale_end_date, e.event_date) > now()
    group by e.id`.execute(db);
  return rows;
}

async function readEvents(db: Db) {
  const { rows } = await sql<Figures & { event_id: string; event_title: string }>`
    select event_id, max(event_title) as event_title, count(*) as made,
      coalesce(sum(total_amount) filter (where payment_status = 'completed'), 0) as won,
      coalesce(avg(total_amount) filter (where payment_status = 'completed'), 0)::float8 as average
    from reservations
    where created_at > now() - interval '24 hours'
    group by event_id order by made desc limit ${MOST_EVENTS}`.execute(db);
  return rows;
}

async function readConversion(db: Db): Promise<number> {
  const { rows } = await sql<{ paid: number | null }>`
    select avg((payment_status in ('completed', 'refunded'))::int)::float8 as paid
    from reservations where created_at > now() - interval '24 hours'`.execute(db);
  return rows[0]?.paid ?? 0;
}
