import { z } from 'zod';
import { parts } from '../../system/parts.ts';
import { origin } from '../../system/places.ts';
import { NOTHING } from '../calls.ts';
import { api, by, type People, type Situation } from './situation.ts';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** One black pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const MEGABYTE = 1024 * 1024;

/** What visitors and the administration run into at the catalogue. */
export function eventSituations({ admin, buyer, other }: People): Situation[] {
  const form = (change: object = {}) => ({
    title: `situation ${crypto.randomUUID()}`,
    venue: '시험 극장',
    eventDate: inDays(30),
    saleStartDate: inDays(-1),
    saleEndDate: inDays(20),
    ticketTypes: [{ name: '스탠딩', price: 1_000, totalQuantity: 5 }],
    ...change,
  });
  const create = (change: object = {}) => api('POST', '/admin/events', by(admin, form(change)));
  const event = async () =>
    z.object({ event: z.object({ id: z.uuid() }) }).parse((await create()).body).event.id;

  const twice = async (who: { token: string }, path: string, body: object) => {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    await api('POST', path, by(who, body, headers));
    return api('POST', path, by(who, { ...body, title: '다른 제목', name: '다른 이름' }, headers));
  };
  const hall = (change: object = {}) => ({
    name: `홀 ${crypto.randomUUID()}`,
    sections: [{ name: 'R', rows: 80, seatsPerRow: 80, price: 1_000, startRow: 1 }],
    ...change,
  });
  const build = (change: object = {}) => api('POST', '/admin/seat-layouts', by(admin, hall(change)));
  const Built = z.object({ layout: z.object({ id: z.uuid(), name: z.string() }) });
  const layout = async () => Built.parse((await build()).body).layout;
  const rebuild = (id: string, change: object = {}) =>
    api('PUT', `/admin/seat-layouts/${id}`, by(admin, hall({ version: 1, ...change })));
  const tearDown = (id: string) => api('DELETE', `/admin/seat-layouts/${id}`, by(admin));

  const post = () => api('POST', '/news', by(buyer, { title: '소식', content: '내용' }));
  const news = async () => z.object({ news: z.object({ id: z.uuid() }) }).parse((await post()).body).news.id;
  const edit = { title: '고침', content: '내용' };

  const upload = (content: Buffer, field = 'image') => {
    const form = new FormData();
    form.append(field, new File([new Uint8Array(content)], 'poster.png'));
    const headers = { authorization: `Bearer ${admin.token}` };
    return fetch(`${origin}/api/image/upload`, { method: 'POST', headers, body: form });
  };
  const uploaded = async () => z.object({ url: z.string() }).parse(await (await upload(PNG)).json()).url;

  return [
    ['a page of the catalogue', 200, () => api('GET', '/events?status=on_sale&q=seoul')],
    ['one event', 200, async () => api('GET', `/events/${await event()}`)],
    ['the layouts', 200, () => api('GET', '/seats/layouts')],
    ['the layouts for the administration', 200, () => api('GET', '/admin/seat-layouts', by(admin))],
    ['what administrators did', 200, () => api('GET', '/admin/audit/event?limit=5', by(admin))],
    ['acts on what is no id', 400, () => api('GET', '/admin/audit/event?subjectId=x', by(admin))],
    ['a new layout', 201, () => build()],
    ['a layout of a name that is taken', 409, async () => build({ name: (await layout()).name })],
    ['another layout under the same key', 422, () => twice(admin, '/admin/seat-layouts', hall())],
    ['an edited layout', 200, async () => rebuild((await layout()).id)],
    [
      'a layout that somebody else has edited since',
      409,
      async () => {
        const { id } = await layout();
        await rebuild(id);
        return rebuild(id);
      },
    ],
    ['an edit of no layout', 404, () => rebuild(NOTHING)],
    ['a deleted layout', 200, async () => tearDown((await layout()).id)],
    [
      'a layout that an event has',
      409,
      async () => {
        const { id } = await layout();
        await create({ seatLayoutId: id, ticketTypes: [] });
        return tearDown(id);
      },
    ],
    ['a new event', 201, () => create()],
    ['a new event that ends before it begins', 400, () => create({ saleEndDate: inDays(-2) })],
    [
      'a new event in a hall that does not exist',
      404,
      () => create({ seatLayoutId: NOTHING, ticketTypes: [] }),
    ],
    ['a new event while reservation is away', 503, () => parts.without('reservation', () => create())],
    [
      'an edited event',
      200,
      async () => api('PUT', `/admin/events/${await event()}`, by(admin, { title: '새 제목' })),
    ],
    [
      'an edit of what does not exist',
      404,
      () => api('PUT', `/admin/events/${NOTHING}`, by(admin, { title: 'x' })),
    ],
    ['a cancelled event', 200, async () => api('POST', `/admin/events/${await event()}/cancel`, by(admin))],
    [
      'one that is cancelled already',
      409,
      async () => {
        const id = await event();
        await api('POST', `/admin/events/${id}/cancel`, by(admin));
        return api('POST', `/admin/events/${id}/cancel`, by(admin));
      },
    ],
    ['a deleted event', 200, async () => api('DELETE', `/admin/events/${await event()}`, by(admin))],
    ['the news', 200, () => api('GET', '/news')],
    ['other news under the same key', 422, () => twice(buyer, '/news', { title: '소식', content: '내용' })],
    ['another event under the same key', 422, () => twice(admin, '/admin/events', form())],
    ['a new post', 201, post],
    ['one post', 200, async () => api('GET', `/news/${await news()}`)],
    ['an edited post', 200, async () => api('PUT', `/news/${await news()}`, by(buyer, edit))],
    ["somebody else's post", 403, async () => api('PUT', `/news/${await news()}`, by(other, edit))],
    ['an edit of no post', 404, () => api('PUT', `/news/${NOTHING}`, by(buyer, edit))],
    ["removing somebody else's post", 403, async () => api('DELETE', `/news/${await news()}`, by(other))],
    ['a removed post', 200, async () => api('DELETE', `/news/${await news()}`, by(buyer))],
    ['an image', 200, () => upload(PNG)],
    ['an image, shown', 200, async () => fetch(origin + (await uploaded()))],
    [
      'an image that is known already',
      304,
      async () => {
        const address = origin + (await uploaded());
        const etag = (await fetch(address)).headers.get('etag') ?? '';
        return fetch(address, { headers: { 'if-none-match': etag } });
      },
    ],
    [
      'an image while the database is away',
      503,
      () => parts.without('postgres', () => fetch(`${origin}/images/${crypto.randomUUID()}.png`)),
    ],
    ['an image that is not there', 404, () => fetch(`${origin}/images/${NOTHING}.png`)],
    ['an upload while the database is away', 503, () => parts.without('postgres', () => upload(PNG))],
    ['an upload without an image', 400, () => upload(PNG, 'file')],
    ['an image that is none', 415, () => upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))],
    ['an image that is too large', 413, () => upload(Buffer.concat([PNG, Buffer.alloc(6 * MEGABYTE)]))],
  ];
}
