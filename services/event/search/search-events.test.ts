import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Catalogue, openCatalogue } from '../testing/catalogue.ts';
import { searchEvents, searchStatement } from './search-events.ts';
import { seedKeywords } from './seed-keywords.ts';

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await openCatalogue();
  const { add } = catalogue;
  await add({ title: '방탄소년단 월드 투어', artist: 'BTS', venue: '잠실 주경기장', address: '서울 송파구' });
  await add({ title: 'Winter Jazz', venue: 'Blue Square', address: 'Seoul' });
  await add({ title: '100% 라이브', venue: '홍대_클럽' });
  await add({ title: '1000 라이브', venue: '홍대 클럽' });
  await add({ title: 'C:\\Program 전시', venue: '코엑스' });
  await add({ title: "L'amour 샹송의 밤", venue: '예술의전당', cancelled: true });
  await add({ title: '여백', venue: '문화회관', address: '  두 칸  ' });
});
afterAll(() => catalogue.database.close());

const found = async (q: string, more = '') => {
  const { body } = await catalogue.call(`/api/events?q=${encodeURIComponent(q)}${more}`);
  expect(body.pagination.total).toBe(body.events.length);
  return body.events.map(({ title }) => title).toSorted();
};

test.each<[string, string, string[]]>([
  ['a part of the title', '월드', ['방탄소년단 월드 투어']],
  ['a part of a Korean word', '탄소', ['방탄소년단 월드 투어']],
  ['one syllable', '탄', ['방탄소년단 월드 투어']],
  ['the artist', 'BTS', ['방탄소년단 월드 투어']],
  ['the artist in small letters', 'bts', ['방탄소년단 월드 투어']],
  ['English in any case', 'wINTER jAZZ', ['Winter Jazz']],
  ['the venue', '주경기장', ['방탄소년단 월드 투어']],
  ['the address', '송파', ['방탄소년단 월드 투어']],
  ['words from title and artist, in this order', '투어 BTS', ['방탄소년단 월드 투어']],
  ['blanks around the term', '  송파  ', ['방탄소년단 월드 투어']],
  ['an apostrophe', "l'am", ["L'amour 샹송의 밤"]],
  ['SQL', "' or '1'='1", []],
  ['a percent sign', '%', ['100% 라이브']],
  ['a percent sign after digits', '100%', ['100% 라이브']],
  ['a percent sign before letters', '% 라', ['100% 라이브']],
  ['an underscore', '_', ['100% 라이브']],
  ['an underscore between words', '홍대_클럽', ['100% 라이브']],
  ['a backslash', '\\', ['C:\\Program 전시']],
  ['a backslash before a letter', ':\\P', ['C:\\Program 전시']],
  ['a backslash before a percent sign', '\\%', []],
  ['what nobody plays', '없는 공연', []],
])('a search for %s', async (_, q, titles) => {
  expect(await found(q)).toEqual(titles);
});

test('a search of blanks alone is none', async () => {
  expect(await found('   ')).toHaveLength(7);
});

test('term and status both have to hold', async () => {
  expect(await found('샹송', '&status=cancelled')).toHaveLength(1);
  expect(await found('샹송', '&status=on_sale')).toEqual([]);
});

test('a term of 100 characters is taken, a longer one is 400', async () => {
  expect((await catalogue.call(`/api/events?q=${'x'.repeat(100)}`)).status).toBe(200);
  expect(await catalogue.call(`/api/events?q=${'x'.repeat(101)}`)).toMatchObject({
    status: 400,
    body: { code: 'VALIDATION_ERROR' },
  });
});

describe('among some thousand events', () => {
  let large: Catalogue;
  beforeAll(async () => {
    large = await openCatalogue();
    const thousand = (from: number, salesStart: string) =>
      sql`
      insert into events (id, title, venue, address, event_date, sale_start_date, sale_end_date)
      select gen_random_uuid(), '공연 ' || md5(n::text), '공연장 ' || n % 100, '서울특별시 ' || md5((-n)::text),
        date_trunc('day', now()) + interval '9 days', date_trunc('day', now()) + ${salesStart}::interval,
        date_trunc('day', now()) + ${salesStart}::interval + interval '8 days'
      from generate_series(${from}::int, ${from + 999}::int) n`.execute(large.db);
    for (const from of [0, 1_000, 2_000, 3_000]) await thousand(from, '-20 days');
    for (const from of [4_000, 5_000]) await thousand(from, '0 days');
    await large.add({ title: '잠실 재즈 페스티벌 밤 ---', artist: 'Midnight Quartet' });
    // As autovacuum does: it also moves what was inserted from the index's waiting list into the index.
    await sql`vacuum analyze events`.execute(large.db);
  });
  afterAll(() => large.database.close());

  const search = (q: string) => ({ q, statuses: [], page: 1, limit: 10 });

  async function planOf(q: string): Promise<string> {
    const { rows } = await sql<Record<string, string>>`explain ${searchStatement(search(q))}`.execute(
      large.db,
    );
    return rows.flatMap((row) => Object.values(row)).join('\n');
  }

  test.each(['Quartet', '페스티벌', '재즈', '잠', 'e', '재즈 페스', '%', '---'])(
    'a search for %s goes by the indexes, and looks at no event that it need not',
    async (q) => {
      const plan = await planOf(q);
      expect(plan).toMatch(/Bitmap Index Scan on events_by_trigrams/);
      expect(plan).toMatch(/Bitmap Index Scan on events_by_grams/);
      expect(plan).not.toMatch(/Seq Scan on events/);
    },
  );

  test.each(['Quartet', '페스티벌', '재즈', '즈 페', '재즈 페스', '---', '밤 ---'])(
    'a search for %s finds the one',
    async (q) => {
      expect(await searchEvents(large.db, search(q))).toMatchObject({
        total: 1,
        events: [{ title: '잠실 재즈 페스티벌 밤 ---' }],
      });
    },
  );

  test('it goes by the indexes also by a plan that was made for no term in particular', async () => {
    const plan = await large.db.connection().execute(async (db) => {
      await sql`set plan_cache_mode = force_generic_plan`.execute(db);
      try {
        const { rows } = await sql<Record<string, string>>`explain ${searchStatement(search('e'))}`.execute(
          db,
        );
        return rows.flatMap((row) => Object.values(row)).join('\n');
      } finally {
        await sql`reset plan_cache_mode`.execute(db);
      }
    });
    expect(plan).toMatch(/events_by_trigrams[\s\S]*events_by_grams[\s\S]*events_by_sale/);
    expect(plan).not.toMatch(/Seq Scan on events/);
  });

  test('what everything has is counted to 5,000, and its pages are read in the same order', async () => {
    const page = (number: number) =>
      searchEvents(large.db, { q: '공연', statuses: [], page: number, limit: 1_000 });
    const [first, second] = [await page(1), await page(2)];
    expect(first.total).toBe(5_000);
    expect(first.events).toHaveLength(1_000);
    const ids = [...first.events, ...second.events].map(({ id }) => id);
    expect(new Set(ids).size).toBe(2_000);
    expect(ids).toEqual(ids.toSorted());
    expect((await page(7)).events).toEqual([]);
    expect((await page(7)).total).toBe(5_000);
  });

  test('an event that has all of the words counts once', async () => {
    const keywords = ['공연장', '서울특별시', '연장'];
    await large.db
      .insertInto('keyword_mappings')
      .values(keywords.map((english) => ({ korean: '공연', english, entity_type: 'general' as const })))
      .execute();
    const ended = await searchEvents(large.db, { ...search('공연'), statuses: ['ended'] });
    await large.db.deleteFrom('keyword_mappings').execute();
    expect([ended.total, ended.events.length]).toEqual([4_000, 10]);
  });
});

describe('with keywords', () => {
  let shop: Catalogue;
  beforeAll(async () => {
    shop = await openCatalogue();
    await seedKeywords(shop.db);
    await shop.add({
      title: 'Yet To Come',
      artist: 'BTS',
      venue: '아시아드 주경기장',
      address: '부산광역시',
    });
    await shop.add({ title: '서울 재즈의 밤', venue: '블루노트' });
    await shop.add({ title: 'Seoul Jazz Night', venue: 'Blue Note' });
    await shop.add({ title: '무제', artist: '지드래곤', venue: '고척 스카이돔' });
    await shop.add({ title: '지디 팬 모임', artist: 'GD', venue: '한강' });
  });
  afterAll(() => shop.database.close());

  const titles = async (q: string) => {
    const { body } = await shop.call(`/api/events?q=${encodeURIComponent(q)}`);
    expect(body.pagination.total).toBe(body.events.length);
    return body.events.map(({ title }) => title).toSorted();
  };

  test.each<[string, string[]]>([
    ['방탄소년단', ['Yet To Come']],
    ['방탄', ['Yet To Come']],
    ['bts', ['Yet To Come']],
    ['seoul', ['Seoul Jazz Night', '서울 재즈의 밤']],
    ['서울', ['Seoul Jazz Night', '서울 재즈의 밤']],
    ['SEOU', ['Seoul Jazz Night', '서울 재즈의 밤']],
    ['jazz', ['Seoul Jazz Night', '서울 재즈의 밤']],
    ['dome', ['무제']],
    ['지드래곤', ['무제', '지디 팬 모임']],
  ])('a search for %s finds what is called by either name', async (q, found) => {
    expect(await titles(q)).toEqual(found);
  });

  test('goes one hop, and no further', async () => {
    // G-DRAGON is 지드래곤, and 지드래곤 is GD; but GD is another word than G-DRAGON.
    expect(await titles('g-dragon')).toEqual(['무제']);
  });

  test('an event that two of the words are in is found once', async () => {
    await shop.add({ title: '방탄소년단 BTS 특별전', venue: '코엑스' });
    expect(await titles('bts')).toEqual(['Yet To Come', '방탄소년단 BTS 특별전']);
  });

  test('decomposed letters, as some systems type them, are the same letters', async () => {
    expect(await titles('서울'.normalize('NFD'))).toEqual(await titles('서울'));
  });

  test('every keyword is there once, however often the service starts', async () => {
    const count = async () => (await shop.db.selectFrom('keyword_mappings').select('id').execute()).length;
    const before = await count();
    await Promise.all([seedKeywords(shop.db), seedKeywords(shop.db)]);
    expect(await count()).toBe(before);
    expect(before).toBeGreaterThan(88);
  });
});

test.each([
  ['a list where one word is asked for', '/api/events?q=a&q=b'],
  ['brackets', '/api/events?q[]=a&q[$ne]=b'],
  ['NUL', '/api/events?q=%00'],
  ['half a letter', '/api/events?q=%ed%a0%80'],
  ['10 KB', `/api/events?q=${'서'.repeat(3_400)}`],
  ['a list of pages', '/api/events?page=1&page=2&limit=x&limit=y'],
  ['an order', '/api/events?sort=title;drop+table+events&order=desc'],
  ['a status that is SQL', `/api/events?status=${encodeURIComponent("on_sale'--")}`],
])('%s is 200 or 400, never a fault', async (_, path) => {
  const { status, body } = await catalogue.call(path);
  expect([200, 400]).toContain(status);
  if (status === 400) expect(body.code).toBe('VALIDATION_ERROR');
});

test('a deleted event is found by nobody', async () => {
  const id = await catalogue.add({ title: '사라질 공연' });
  expect(await found('사라질')).toEqual(['사라질 공연']);
  await catalogue.db.updateTable('events').set({ deleted_at: sql`now()` }).where('id', '=', id).execute();
  expect(await found('사라질')).toEqual([]);
});
