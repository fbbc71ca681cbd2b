import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { SIDECAR_TOKEN } from '#shared/testing/sidecar.ts';
import { seedNews } from '../demo/news.ts';
import { type Catalogue, openCatalogue } from '../testing/catalogue.ts';

const News = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  content: z.string(),
  author: z.string(),
  author_id: z.uuid().nullable(),
  views: z.int(),
  is_pinned: z.boolean(),
  created_at: z.iso.datetime({ precision: 3 }),
  createdAt: z.iso.datetime({ precision: 3 }),
  updated_at: z.iso.datetime({ precision: 3 }),
});

type Person = Awaited<ReturnType<Catalogue['as']>>;
let shop: Catalogue;
let [admin, writer, reader]: Person[] = [];
beforeAll(async () => {
  shop = await openCatalogue();
  [admin, writer, reader] = [await shop.as('admin'), await shop.as('user'), await shop.as('user')];
});
afterAll(() => shop.database.close());

const text = { title: '좌석 후기', content: '앞자리가 좋아요.\n둘째 줄' };

async function post(who: Person | undefined, more: object = {}) {
  const { status, body } = (await who?.ask('POST', '/api/news', { ...text, ...more })) ?? {};
  expect(status).toBe(201);
  return News.parse(body?.news);
}
const read = async (id: string) => News.parse((await shop.call(`/api/news/${id}`)).body.news);
const list = async (query = '') => {
  const { body } = await shop.call(`/api/news${query}`);
  return { news: z.array(News).parse(body.news), pagination: body.pagination };
};

test('the first news are there, pinned first, and nobody can edit them', async () => {
  await seedNews(shop.db);
  await seedNews(shop.db);
  const { news, pagination } = await list();
  expect(pagination).toEqual({ page: 1, limit: 20, total: 3, totalPages: 1 });
  expect(news.map(({ is_pinned, author, author_id }) => [is_pinned, author, author_id])).toEqual([
    [true, '관리자', null],
    [false, '관리자', null],
    [false, '관리자', null],
  ]);
  for (const person of [admin, writer]) {
    const path = `/api/news/${news[0]?.id}`;
    expect(await person?.ask('PUT', path, text)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  }
});

test('anybody who is logged in posts in their own name, whatever they claim', async () => {
  const claims = { author: '관리자', author_id: admin?.user.userId, is_pinned: true, views: 9_999 };
  const news = await post(writer, { ...claims, id: crypto.randomUUID() });
  expect(news).toMatchObject({
    ...text,
    author: writer?.user.name,
    author_id: writer?.user.userId,
    is_pinned: false,
    views: 0,
  });
  expect(news.createdAt).toBe(news.created_at);
  expect((await list()).news.map(({ id }) => id)).toContain(news.id);
});

test('administrators pin; what is pinned comes first', async () => {
  const pinned = await post(admin, { is_pinned: true });
  await post(writer);
  expect((await list()).news[0]?.id).toBe(pinned.id);
});

test('reading counts a view and touches nothing else, also when a hundred read at once', async () => {
  const news = await post(writer);
  await Promise.all(Array.from({ length: 100 }, () => read(news.id)));
  expect(await read(news.id)).toEqual({ ...news, views: 101 });
});

test('who wrote it edits it, and pins nothing by that', async () => {
  const news = await post(writer);
  const edit = { title: '고친 제목', content: '고친 글', is_pinned: true, author_id: admin?.user.userId };
  const { status, body } = (await writer?.ask('PUT', `/api/news/${news.id}`, edit)) ?? {};
  expect(status).toBe(200);
  expect(News.parse(body?.news)).toMatchObject({
    title: '고친 제목',
    is_pinned: false,
    author_id: news.author_id,
    created_at: news.created_at,
  });
});

test('an administrator edits the own news and takes the pin off; left out, it stays', async () => {
  const news = await post(admin, { is_pinned: true });
  const edited = async (more: object) =>
    News.parse((await admin?.ask('PUT', `/api/news/${news.id}`, { ...text, ...more }))?.body.news).is_pinned;
  expect(await edited({})).toBe(true);
  expect(await edited({ is_pinned: false })).toBe(false);
});

test('nobody else edits it, administrators neither; nobody else but administrators delete it', async () => {
  const news = await post(writer);
  const path = `/api/news/${news.id}`;
  for (const person of [reader, admin])
    expect(await person?.ask('PUT', path, { title: '남의 글', content: '남의 글' })).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN' },
    });
  expect(await reader?.ask('DELETE', path)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  expect(await read(news.id)).toMatchObject(text);
  expect((await admin?.ask('DELETE', path))?.status).toBe(200);
  expect(await shop.call(path)).toMatchObject({ status: 404, body: { code: 'NEWS_NOT_FOUND' } });
  expect((await shop.audited()).at(-1)).toMatchObject({
    actor_id: admin?.user.userId,
    action: 'news.deleted',
    subject_id: news.id,
    details: { title: text.title },
  });
});

test('who wrote it deletes it, once', async () => {
  const news = await post(writer);
  const remove = () => writer?.ask('DELETE', `/api/news/${news.id}`);
  expect((await remove())?.body).toEqual({ message: expect.any(String) });
  expect(await remove()).toMatchObject({ status: 404, body: { code: 'NEWS_NOT_FOUND' } });
});

test('nothing can be written without a token; reading never looks at one', async () => {
  const news = await post(writer);
  const stranger = await shop.as(undefined);
  for (const [method, path] of [
    ['POST', '/api/news'],
    ['PUT', `/api/news/${news.id}`],
    ['DELETE', `/api/news/${news.id}`],
  ] as const) {
    expect(await stranger.ask(method, path, text)).toMatchObject({ status: 401 });
  }
  for (const path of ['/api/news', `/api/news/${news.id}`]) {
    expect((await shop.call(path, { authorization: 'Bearer stale' })).status).toBe(200);
  }
});

test.each<[string, object, string]>([
  ['no title', { content: 'x' }, 'title'],
  ['a title of blanks', { title: '  ', content: 'x' }, 'title'],
  ['a title of 256 letters', { title: 'x'.repeat(256), content: 'x' }, 'title'],
  ['no content', { title: 'x' }, 'content'],
  ['content of line ends', { title: 'x', content: '\n\n' }, 'content'],
  ['content of 20,001 letters', { title: 'x', content: 'x'.repeat(20_001) }, 'content'],
  ['content that is a list', { title: 'x', content: ['x'] }, 'content'],
  ['a pin in words', { title: 'x', content: 'x', is_pinned: 'yes' }, 'is_pinned'],
])('%s is refused', async (_, body, field) => {
  const answer = await writer?.ask('POST', '/api/news', body);
  expect([answer?.status, answer?.body.details.fields[0]?.path]).toEqual([400, field]);
});

test('HTML in it is kept as text, and sent as JSON alone', async () => {
  const html = '<script>alert(document.cookie)</script>';
  const news = await post(writer, { title: html, content: html });
  const { headers, body } = await shop.call(`/api/news/${news.id}`);
  expect(News.parse(body.news)).toMatchObject({ title: html, content: html });
  expect(headers.get('content-type')).toMatch(/^application\/json/);
});

test.each(['page=0', 'limit=abc', 'limit=-1', 'limit=1e9', 'sort=views;drop table news'])(
  'the board of ?%s is read with what it goes without',
  async (query) => {
    const { news, pagination } = await list(`?${query}`);
    expect(pagination).toMatchObject({ page: 1, limit: 20 });
    expect(news.length).toBeGreaterThan(3);
  },
);

test('pages show all of it once, the newest first', async () => {
  const { total } = (await list()).pagination;
  const seen = [];
  for (let page = 1; page <= Math.ceil(total / 3); page++) {
    seen.push(...(await list(`?limit=3&page=${page}`)).news);
  }
  expect(new Set(seen.map(({ id }) => id)).size).toBe(total);
  const unpinned = seen.filter(({ is_pinned }) => !is_pinned).map(({ created_at }) => created_at);
  expect(unpinned).toEqual(unpinned.toSorted().toReversed());
});

test('an id that is none is 400, one that is not there 404', async () => {
  expect((await shop.call('/api/news/7')).body.code).toBe('INVALID_ID');
  expect((await shop.call(`/api/news/${crypto.randomUUID()}`)).body.code).toBe('NEWS_NOT_FOUND');
});

test('the name of somebody who has left stands at none of their posts; other people keep theirs', async () => {
  const leaving = await shop.as('user');
  const [left, kept] = [await post(leaving), await post(writer)];
  const data = { userId: leaving.user.userId };
  const response = await leaving.app.request('/events/user.deleted', {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json', 'dapr-api-token': SIDECAR_TOKEN },
    body: JSON.stringify({ specversion: '1.0', id: crypto.randomUUID(), type: 'user.deleted', data }),
  });
  expect(await response.json()).toEqual({ status: 'SUCCESS' });
  expect(await read(left.id)).toMatchObject({ ...text, author: '(탈퇴)' });
  expect((await read(kept.id)).author).toBe(writer?.user.name);
});
