import { sql } from 'kysely';
import type { Closable } from '#shared/lifecycle/run-service.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import { gauge } from '#shared/telemetry/metrics.ts';
import type { Db } from '../context.ts';

/** It looks at all seats on sale, and what it finds has to be understood by a person anyway. */
const EVERY_MS = 300_000;

const differences = gauge(
  'tiketi_stock_differences',
  'Seats and ticket types on sale that are not as their reservations say',
  ['kind'],
);

/** Keeps the gauge true. */
export function startStockFigures(db: Db, log: Logger): Closable {
  const run = () => readStockFigures(db).catch((error) => log.warn({ err: error }, 'stock not compared'));
  const timer = setInterval(run, EVERY_MS);
  void run();
  return { close: () => clearInterval(timer) };
}

/**
 * Compares, as they are at one moment, seats and stock with the reservations that have them. Nothing is
 * repaired: what made a difference is a fault that is not understood yet. `npm run audit` names each.
 */
export async function readStockFigures(db: Db): Promise<void> {
  const { rows } = await sql<{ seats: number; tickets: number }>`
    with on_sale as (
      select id from event_copies where status = 'scheduled' and least(sale_end_date, event_date) > now()
    )
    select
      (select count(*) from seats s join on_sale e on e.id = s.event_id
        left join reservations r on r.id = s.reservation_id
        where (s.status = 'reserved') <> (r.status is not distinct from 'confirmed'))
      + (select count(*) from reservations r join on_sale e on e.id = r.event_id
        join reservation_items i on i.reservation_id = r.id
        left join seats s on s.id = i.seat_id and s.reservation_id = r.id
        where r.status = 'confirmed' and i.seat_id is not null and s.id is null) as seats,
      (select count(*) from ticket_types t join on_sale e on e.id = t.event_id
        left join (
          select i.ticket_type_id, sum(i.quantity) as quantity
          from reservations r join on_sale e on e.id = r.event_id
          join reservation_items i on i.reservation_id = r.id
          where r.status in ('pending', 'paying', 'confirmed') and i.ticket_type_id is not null
          group by i.ticket_type_id
        ) as taken on taken.ticket_type_id = t.id
        -- One that nobody has touched is as it was offered, be it sold out.
        where t.version > 0 and t.total_quantity - t.available_quantity <> coalesce(taken.quantity, 0)) as tickets`.execute(
    db,
  );
  const { seats = 0, tickets = 0 } = rows[0] ?? {};
  differences.set({ kind: 'seats' }, seats);
  differences.set({ kind: 'tickets' }, tickets);
}
