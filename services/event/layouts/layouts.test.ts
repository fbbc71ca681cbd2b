import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AdminDesk, hall, openAdminDesk } from '../testing/admin-desk.ts';

let desk: AdminDesk;
beforeAll(async () => {
  desk = await openAdminDesk();
});
beforeEach(() => desk.begin());
afterAll(() => desk.close());

const PATH = '/api/admin/seat-layouts';
const NOTHING = crypto.randomUUID();
const section = { name: 'R', rows: 2, seatsPerRow: 5, price: 10_000, startRow: 1 };

const create = (more: object = {}) => desk.admin.ask('POST', PATH, hall(more));
const edit = (id: string, more: object = {}) =>
  desk.admin.ask('PUT', `${PATH}/${id}`, hall({ version: 1, sections: [section], ...more }));
const remove = (id: string) => desk.admin.ask('DELETE', `${PATH}/${id}`);
async function created(more: object = {}) {
  const { status, body } = await create(more);
  expect(status).toBe(201);
  return body.layout;
}
const listed = async (id: string) => {
  const { body } = await desk.admin.ask('GET', '/api/seats/layouts');
  return body.layouts.find((layout) => layout.id === id);
};

describe('a new layout', () => {
  test('is kept as its editor describes it, and is in the list at once', async () => {
    const before = (await desk.admin.ask('GET', PATH)).body.layouts.length;
    const { name, sections } = hall();
    const layout = await created({ name: ` ${name} `, sections });
    expect(layout).toEqual({
      id: expect.any(String),
      name,
      description: null,
      total_seats: 265,
      layout_config: { sections: sections.map((one) => ({ ...one, price: Number(one.price) })) },
      version: 1,
    });
    expect((await desk.admin.ask('GET', PATH)).body.layouts).toHaveLength(before + 1);
    expect(await listed(layout.id)).toEqual(layout);
    expect(await desk.auditOf(layout.id)).toMatchObject([
      { actor_id: desk.admin.user.userId, action: 'seat_layout.created', details: { name } },
    ]);
  });

  test('takes no name that another has; of ten that want one at once it is one', async () => {
    const { name } = hall();
    const answers = await Promise.all(Array.from({ length: 10 }, () => create({ name })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array(9).fill(409)]);
    expect((await create({ name: `${name} ` })).body.code).toBe('LAYOUT_NAME_TAKEN');
  });

  const halls = (seats: number) =>
    Array.from({ length: Math.ceil(seats / 10_000) }, (_, i) => ({
      ...section,
      name: `${i}`,
      rows: 100,
      seatsPerRow: 100,
    }));
  test('has up to 20,000 seats, in up to 50 sections', async () => {
    expect((await created({ sections: halls(20_000) })).total_seats).toBe(20_000);
    const many = Array.from({ length: 50 }, (_, i) => ({ ...section, name: `구역 ${i}` }));
    expect((await created({ sections: many })).total_seats).toBe(500);
  });

  const sections = (...changes: object[]) => ({
    sections: changes.map((change) => ({ ...section, ...change })),
  });
  const fiftyOne = Array.from({ length: 51 }, (_, i) => ({ name: `${i}` }));
  test.each<[string, object, string]>([
    ['no name', { name: undefined }, 'name'],
    ['a name of blanks', { name: ' ' }, 'name'],
    ['a name of 101 letters', { name: 'x'.repeat(101) }, 'name'],
    ['no sections', { sections: [] }, 'sections'],
    ['51 sections', sections(...fiftyOne), 'sections'],
    ['two sections of one name', sections({}, { name: ' R' }), 'sections'],
    ['20,001 seats', { sections: [...halls(20_000), { ...section, rows: 1, seatsPerRow: 1 }] }, 'sections'],
    ['a section without a name', sections({ name: '' }), 'sections.0.name'],
    ['a section of a name of 51 letters', sections({ name: 'x'.repeat(51) }), 'sections.0.name'],
    ['no rows', sections({ rows: 0 }), 'sections.0.rows'],
    ['101 rows', sections({ rows: 101 }), 'sections.0.rows'],
    ['rows of 101 seats', sections({ seatsPerRow: '101' }), 'sections.0.seatsPerRow'],
    ['half a seat', sections({ seatsPerRow: 0.5 }), 'sections.0.seatsPerRow'],
    ['a price below zero', sections({ price: -1 }), 'sections.0.price'],
    ['a row before the first', sections({}, { name: 'S', startRow: 0 }), 'sections.1.startRow'],
  ])('with %s is refused', async (_, change, path) => {
    const { status, body } = await create(change);
    expect([status, body.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(body.details.fields.map((field) => field.path)).toContain(path);
  });
});

describe('an edit', () => {
  test('changes the whole layout, and its version', async () => {
    const { id } = await created();
    const { name } = hall();
    const { status, body } = await edit(id, { name, description: '새로' });
    expect(status).toBe(200);
    expect(body.layout).toEqual({
      id,
      name,
      description: '새로',
      total_seats: 10,
      layout_config: { sections: [section] },
      version: 2,
    });
    expect(await listed(id)).toEqual(body.layout);
    expect((await desk.auditOf(id)).map(({ action }) => action)).toEqual([
      'seat_layout.created',
      'seat_layout.edited',
    ]);
  });

  test('of a version that somebody else has changed since is refused: of ten at once one has its way', async () => {
    const { id } = await created();
    const answers = await Promise.all(Array.from({ length: 10 }, () => edit(id)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(9).fill(409)]);
    const { body } = await edit(id, { version: 1 });
    expect([body.code, body.details.version]).toEqual(['ILLEGAL_TRANSITION', 2]);
    expect((await edit(id, { version: 2 })).body.layout.version).toBe(3);
  });

  test('takes no name that another has, but may keep its own', async () => {
    const [one, other] = [await created(), await created()];
    expect((await edit(one.id, { name: other.name })).body.code).toBe('LAYOUT_NAME_TAKEN');
    expect((await edit(one.id, { name: one.name })).status).toBe(200);
  });

  test('says which version it is of, and of what', async () => {
    const { id } = await created();
    for (const version of [undefined, null, 0, '1', 2 ** 31])
      expect((await edit(id, { version })).body.code).toBe('VALIDATION_ERROR');
    expect((await edit(NOTHING)).body.code).toBe('LAYOUT_NOT_FOUND');
    expect((await edit('x')).body.code).toBe('INVALID_ID');
  });

  test('leaves events as their seats are, also when they are edited later; new ones are as it says', async () => {
    const { id: seatLayoutId, layout_config } = await created();
    const before = await desk.created({ seatLayoutId });
    expect((await edit(seatLayoutId)).status).toBe(200);
    await desk.admin.ask('PUT', `/api/admin/events/${before}`, { title: '새 제목' });
    const told = await desk.toldOf(before);
    expect(told.map(({ title, layout }) => [title, layout])).toEqual([
      ['가을밤 콘서트', layout_config],
      ['새 제목', layout_config],
    ]);
    const after = await desk.created({ seatLayoutId });
    expect((await desk.toldOf(after))[0]?.layout).toEqual({ sections: [section] });
    expect(await desk.rowOf(after)).toMatchObject({ min_price: 10_000, max_price: 10_000 });
  });
});

describe('a deletion', () => {
  test('takes a layout out of the list, and its name is free again', async () => {
    const { id, name } = await created();
    expect(await remove(id)).toMatchObject({ status: 200, body: { message: expect.any(String) } });
    expect(await listed(id)).toBeUndefined();
    expect((await remove(id)).body.code).toBe('LAYOUT_NOT_FOUND');
    expect((await desk.auditOf(id)).at(-1)).toMatchObject({
      action: 'seat_layout.deleted',
      details: { name },
    });
    expect((await created({ name })).id).not.toBe(id);
  });

  test('is refused while an event has the layout, a cancelled one too', async () => {
    const { id: seatLayoutId } = await created();
    const [one, other] = [await desk.created({ seatLayoutId }), await desk.created({ seatLayoutId })];
    await desk.admin.ask('POST', `/api/admin/events/${one}/cancel`);
    expect(await remove(seatLayoutId)).toMatchObject({
      status: 409,
      body: { code: 'SEATS_IN_USE', details: { events: 2 } },
    });
    for (const event of [one, other]) await desk.admin.ask('DELETE', `/api/admin/events/${event}`);
    expect((await remove(seatLayoutId)).status).toBe(200);
    expect((await desk.rowOf(one)).layout?.sections).toHaveLength(3);
  });

  test('while the seats of an event are being made leaves neither the event nor its seats', async () => {
    const { id: seatLayoutId } = await created();
    desk.reservation.whileMaking = async () => void (await remove(seatLayoutId));
    const { status, body } = await desk.create({ seatLayoutId });
    expect([status, body.code]).toEqual([404, 'LAYOUT_NOT_FOUND']);
    expect(desk.reservation.withdrawn).toEqual(desk.reservation.made.map(({ id }) => id));
  });
});

test('an event that says nothing of how its hall looks gets it as it is', async () => {
  const layoutId = await desk.shop.addLayout();
  const [seated, standing] = [await desk.shop.add({ layoutId }), await desk.shop.add()];
  expect((await desk.rowOf(seated)).layout?.sections).toHaveLength(1);
  expect((await desk.rowOf(standing)).layout).toBeNull();
});
