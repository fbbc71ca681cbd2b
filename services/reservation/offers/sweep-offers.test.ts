import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silent } from '#shared/testing/database.ts';
import { type BoxOffice, eventsOf, openBoxOffice, putOnSale } from '../testing/box-office.ts';
import { publishOffer } from './publish-offer.ts';
import { sweepOffers } from './sweep-offers.ts';

let office: BoxOffice;
beforeAll(async () => {
  office = await openBoxOffice();
});
afterAll(() => office.database.close());

const minutesAgo = (id: string, minutes: number) =>
  sql`update event_copies set made_at = now() - make_interval(mins => ${minutes}) where id = ${id}`.execute(
    office.db,
  );

async function unpublished(minutes: number) {
  const { event } = await putOnSale(office, { seats: 3 });
  await sql`update event_copies set published = false where id = ${event.id}`.execute(office.db);
  await minutesAgo(event.id, minutes);
  return event;
}

const seatsOf = async (eventId: string) =>
  (await office.db.selectFrom('seats').select('id').where('event_id', '=', eventId).execute()).length;

test('offers are asked after together; one whose event never came to be is withdrawn, one in the catalogue is published', async () => {
  const [orphan, young, late] = [await unpublished(11), await unpublished(1), await unpublished(11)];
  const published = await unpublished(11);
  await office.db.transaction().execute((tx) => publishOffer(tx, published));
  const asked: string[][] = [];
  const ask = async (ids: string[]) => {
    asked.push(ids.toSorted());
    return [{ ...late, title: '늦게 온 공연', version: 2 }];
  };
  const before = (await eventsOf(office, late.id)).length;
  await sweepOffers(office, ask, silent);
  expect(asked).toEqual([[orphan.id, late.id].toSorted()]);
  expect(await Promise.all([orphan, young, late, published].map(({ id }) => seatsOf(id)))).toEqual([
    0, 3, 3, 3,
  ]);
  const copy = office.db.selectFrom('event_copies').select(['title', 'published']).where('id', '=', late.id);
  expect(await copy.executeTakeFirst()).toEqual({ title: '늦게 온 공연', published: true });
  expect((await eventsOf(office, late.id)).slice(before)).toEqual(['inventory.changed']);

  await sweepOffers(office, ask, silent);
  expect(asked).toHaveLength(1);
});

test('while event does not answer nothing is withdrawn', async () => {
  const event = await unpublished(11);
  const away = () => Promise.reject(new Error('away'));
  await expect(sweepOffers(office, away, silent)).rejects.toThrow('away');
  expect(await seatsOf(event.id)).toBe(3);
});
