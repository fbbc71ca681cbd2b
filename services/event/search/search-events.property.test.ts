import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Catalogue, openCatalogue } from '../testing/catalogue.ts';
import { searchEvents } from './search-events.ts';

/** Few letters, so that terms are found, and all that LIKE, trigrams and patterns take for something else. */
const LETTERS = ['a', 'B', 'é', '1', '서', '울', '%', '_', '\\', '-', '(', '.', '*', "'", ' ', '🎫'];

const text = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...LETTERS), { minLength, maxLength }).map((letters) => letters.join(''));

type Told = { title: string; artist: string | null; venue: string; address: string | null };
const told: fc.Arbitrary<Told> = fc.record({
  title: text(1, 12),
  artist: fc.option(text(0, 6)),
  venue: text(1, 6),
  address: fc.option(text(0, 8)),
});

/** What is searched, as the contract says it: the four with a blank between, what is not there as nothing. */
const searched = ({ title, artist, venue, address }: Told): string =>
  [title, artist ?? '', venue, address ?? ''].join(' ').toLowerCase();

let shop: Catalogue;
let events: (Told & { id: string })[];
beforeAll(async () => {
  shop = await openCatalogue();
  events = await Promise.all(
    fc.sample(told, 300).map(async (offer) => ({ ...offer, id: await shop.add(offer) })),
  );
});
afterAll(() => shop.database.close());

test('a search finds exactly the events that have the term in them, whatever it is made of', async () => {
  await fc.assert(
    fc.asyncProperty(text(1, 5), async (q) => {
      const found = await searchEvents(shop.db, { q, statuses: [], page: 1, limit: 1_000 });
      const expected = events.filter((event) => searched(event).includes(q.toLowerCase()));
      expect(found.events.map(({ id }) => id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
      expect(found.total).toBe(expected.length);
    }),
    { numRuns: 400 },
  );
});
