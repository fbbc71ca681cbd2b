import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventData } from '#shared/events/contracts.ts';
import type { EventFacts } from '#shared/events/facts.ts';
import { type BoxOffice, eventsOf, openBoxOffice, putOnSale } from '../testing/box-office.ts';
import { holdSeat, told } from '../testing/purchases.ts';
import { makeOffer } from './make-offer.ts';
import { publishOffer } from './publish-offer.ts';
import { withdrawOffer } from './withdraw-offer.ts';

let office: BoxOffice;
let example: EventFacts;
beforeAll(async () => {
  office = await openBoxOffice();
  example = (await putOnSale(office, { seats: 6 })).event;
});
afterAll(() => office.database.close());

const aNewEvent = (facts: Partial<EventFacts> = {}): EventFacts => ({
  ...example,
  id: crypto.randomUUID(),
  ...facts,
});

const publish = (event: EventFacts) => office.db.transaction().execute((tx) => publishOffer(tx, event));

const seatsOf = async (eventId: string) =>
  (await office.db.selectFrom('seats').select('id').where('event_id', '=', eventId).execute()).length;

const inventories = (eventId: string) =>
  told<EventData<'inventory.changed'>>(office, 'inventory.changed', eventId);

test('an offer makes the seats, and finds them made when it comes again, also many times at once', async () => {
  const event = aNewEvent();
  const answers = await Promise.all(Array.from({ length: 5 }, () => makeOffer(office.db, event)));
  for (const answer of answers) expect(answer).toEqual({ ok: true, seats: 6, ticketTypes: 0 });
  expect(await seatsOf(event.id)).toBe(6);
});

test('others are told of what there is to sell once the event is published, and once only', async () => {
  const event = aNewEvent();
  await makeOffer(office.db, event);
  expect(await eventsOf(office, event.id)).toEqual([]);
  await publish(event);
  await publish(event);
  expect(await inventories(event.id)).toEqual([
    {
      eventId: event.id,
      version: 1,
      soldOut: false,
      minPrice: 50_000,
      maxPrice: 50_000,
      ticketTypeCount: 0,
      stock: [],
    },
  ]);
});

test('an edit of the event neither makes its seats anew nor changes what is left', async () => {
  const event = aNewEvent();
  await publish(event);
  await office.db.deleteFrom('seats').where('event_id', '=', event.id).execute();
  await publish({ ...event, version: 2, title: '가을 콘서트' });
  expect(await seatsOf(event.id)).toBe(0);
});

test('a withdrawn offer leaves nothing, and cannot come late', async () => {
  const event = aNewEvent({ layout: null, ticketTypes: [aTicketType()] });
  expect(await makeOffer(office.db, event)).toEqual({ ok: true, seats: 0, ticketTypes: 1 });
  expect(await withdrawOffer(office.db, event.id)).toEqual({ ok: true });
  expect(await withdrawOffer(office.db, event.id)).toEqual({ ok: true });
  const left = await office.db
    .selectFrom('ticket_types')
    .select('id')
    .where('event_id', '=', event.id)
    .execute();
  expect(left).toEqual([]);
  expect(await makeOffer(office.db, event)).toEqual({ ok: false, code: 'EVENT_NOT_FOUND' });

  const overtaken = aNewEvent();
  await Promise.all([withdrawOffer(office.db, overtaken.id), makeOffer(office.db, overtaken)]);
  expect(await seatsOf(overtaken.id)).toBe(0);
});

test('what the catalogue has, or somebody has reserved, is not withdrawn', async () => {
  const event = aNewEvent();
  await publish(event);
  expect(await withdrawOffer(office.db, event.id)).toEqual({ ok: false, code: 'ILLEGAL_TRANSITION' });

  const early = aNewEvent();
  await makeOffer(office.db, early);
  const seat = await office.db
    .selectFrom('seats')
    .select('id')
    .where('event_id', '=', early.id)
    .executeTakeFirstOrThrow();
  await holdSeat(office, { event: early, seatIds: [], ticketTypeIds: [] }, seat.id);
  expect(await withdrawOffer(office.db, early.id)).toEqual({ ok: false, code: 'ILLEGAL_TRANSITION' });
  expect(await seatsOf(early.id)).toBe(6);
});

test('an offer that is published in the moment it is withdrawn stays', async () => {
  const event = aNewEvent();
  await makeOffer(office.db, event);
  const { withdrawal } = await office.db.transaction().execute(async (tx) => {
    await publishOffer(tx, event);
    const withdrawal = withdrawOffer(office.db, event.id);
    await expect.poll(waiting).toBe(1);
    return { withdrawal };
  });
  expect(await withdrawal).toEqual({ ok: false, code: 'ILLEGAL_TRANSITION' });
  expect(await seatsOf(event.id)).toBe(6);
});

/** How many wait for a row that somebody else has. */
async function waiting(): Promise<number> {
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
    office.db,
  );
  return rows.length;
}

test('an event whose making looked failed but was not is there once it is published', async () => {
  const event = aNewEvent();
  await makeOffer(office.db, event);
  await withdrawOffer(office.db, event.id);
  await publish(event);
  expect(await seatsOf(event.id)).toBe(6);
});

function aTicketType(): EventFacts['ticketTypes'][number] {
  return {
    id: crypto.randomUUID(),
    name: '스탠딩',
    price: 10_000,
    totalQuantity: 10,
    availableQuantity: 10,
    description: null,
  };
}
