import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Catalogue, openCatalogue } from '../testing/catalogue.ts';
import { findEvents } from './find-events.ts';

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
    await sql`
      insert into events (id, title, venue, address, event_date, sale_start_date, sale_end_date)
      select gen_random_uuid(), '공연 ' || md5(n::text), '공연장 ' || n % 100, '서울특별시 ' || md5((-n)::text),
        now() + interval '9 days', now(), now() + interval '8 days'
      from generate_series(1, 5000) n`.execute(large.db);
    await large.add({ title: '잠실 재즈 페스티벌', artist: 'Midnight Quartet' });
    // As autovacuum does: it also moves what was inserted from the index's waiting list into the index.
    await sql`vacuum analyze events`.execute(large.db);
  });
  afterAll(() => large.database.close());

  /** The plan of the query as the service sends it, with the term in place. */
  async function planOf(q: string): Promise<string> {
    const { rows } = await sql<Record<string, string>>`
      explain select * from events where search_text ilike ${sql.lit(`%${q}%`)}`.execute(large.db);
    return rows.flatMap((row) => Object.values(row)).join('\n');
  }

  test.each(['Quartet', '페스티벌', '재즈 페스'])('a search for %s goes by the index', async (q) => {
    expect(await planOf(q)).toMatch(/Bitmap Index Scan on events_search_text_idx/);
    expect(await findEvents(large.db, { status: undefined, q, page: 1, limit: 10 })).toMatchObject({
      total: 1,
      events: [{ title: '잠실 재즈 페스티벌' }],
    });
  });

  test('it goes by the index also after the statement was prepared and ran many times', async () => {
    const plans = await large.db.connection().execute(async (db) => {
      await sql`prepare search (text) as select * from events where search_text ilike $1`.execute(db);
      const explain = sql<Record<string, string>>`explain execute search('%Quartet%')`;
      const runs = [];
      for (let run = 0; run < 10; run++) runs.push((await explain.execute(db)).rows);
      return runs.map((rows) => rows.flatMap((row) => Object.values(row)).join());
    });
    for (const plan of plans) expect(plan).toContain('events_search_text_idx');
  });
});
