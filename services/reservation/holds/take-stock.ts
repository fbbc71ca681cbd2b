import { sql, type Transaction } from 'kysely';
import { AppError } from '#shared/http/errors.ts';
import { requireOnSale } from '../catalogue/require-on-sale.ts';
import type { Db } from '../context.ts';
import type { ReservationTables } from '../db/schema.ts';

export type WantedTickets = { ticketTypeId: string; quantity: number };

/**
 * All types or none. In one order for everybody, so that buyers of several types never wait for each other in a circle.
 * Throws 409 `INSUFFICIENT_STOCK`, or as `requireOnSale` does.
 */
export async function takeStock(
  tx: Transaction<ReservationTables>,
  eventId: string,
  items: WantedTickets[],
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    with wanted as (
      select t.id, w.quantity from ticket_types t
      join jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as w ("ticketTypeId" uuid, quantity int)
        on w."ticketTypeId" = t.id
      where exists (select from event_copies e where e.id = ${eventId} and e.status = 'scheduled')
      order by t.id
      for update of t)
    update ticket_types t
    set available_quantity = t.available_quantity - wanted.quantity, version = version + 1, updated_at = now()
    from wanted where wanted.id = t.id and t.available_quantity >= wanted.quantity
    returning t.id`.execute(tx);
  if (rows.length === items.length) return;
  await requireOnSale(tx, eventId);
  const taken = new Set(rows.map((row) => row.id));
  throw await insufficientStock(
    tx,
    items.filter((item) => !taken.has(item.ticketTypeId)),
  );
}

/** Whether what was short a moment ago has come back: the job was there, or somebody cancelled. */
export async function isEnough(db: Db, items: WantedTickets[]): Promise<boolean> {
  const types = await db
    .selectFrom('ticket_types')
    .select(['id', 'available_quantity'])
    .where(
      'id',
      'in',
      items.map((item) => item.ticketTypeId),
    )
    .execute();
  const left = new Map(types.map((type) => [type.id, type.available_quantity]));
  return items.every((item) => (left.get(item.ticketTypeId) ?? 0) >= item.quantity);
}

async function insufficientStock(
  tx: Transaction<ReservationTables>,
  short: WantedTickets[],
): Promise<AppError> {
  const types = await tx
    .selectFrom('ticket_types')
    .select(['id', 'name', 'available_quantity'])
    .where(
      'id',
      'in',
      short.map((item) => item.ticketTypeId),
    )
    .execute();
  return new AppError('INSUFFICIENT_STOCK', {
    message: `남은 티켓이 부족합니다: ${types.map((type) => `${type.name} ${type.available_quantity}매`).join(', ')}`,
    details: {
      available: Math.min(...types.map((type) => type.available_quantity)),
      ticketTypes: types.map((type) => ({ id: type.id, available: type.available_quantity })),
    },
  });
}
