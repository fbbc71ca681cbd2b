import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { silent } from '#shared/testing/database.ts';
import { type FrontDesk, openFrontDesk } from '../testing/front-desk.ts';
import { createAdmin } from './create-admin.ts';

let desk: FrontDesk;
beforeAll(async () => {
  desk = await openFrontDesk();
});
afterAll(() => desk.close());
beforeEach(() => desk.db.deleteFrom('users').execute());

const start = (email: string, password = 'admin of the tests') =>
  createAdmin(desk.db, email, password, silent);

/** What a start says that goes wrong. */
async function errorsOfStart(email: string): Promise<string[]> {
  const said: string[] = [];
  const output = new Writable({
    write(line, _, done) {
      said.push(String(line));
      done();
    },
  });
  await createAdmin(desk.db, email, 'admin of the tests', pino({ level: 'error' }, output));
  return said;
}

const logIn = (email: string, password: string) =>
  desk.call('POST', '/api/auth/login', { body: { email, password } });

test('the administrator of the environment can log in', async () => {
  await start('first.admin@tiketi.gg');
  const { status, body } = await logIn('first.admin@tiketi.gg', 'admin of the tests');
  expect([status, body.user]).toMatchObject([200, { role: 'admin', name: '관리자' }]);
  expect(await desk.told(body.user.id)).toMatchObject([{ type: 'user.registered', data: { role: 'admin' } }]);
});

test('a later start leaves the administrator as they are, their new password too', async () => {
  await start('kept@tiketi.gg');
  const before = (await logIn('kept@tiketi.gg', 'admin of the tests')).body.user;
  await desk.db.updateTable('users').set({ name: '새 이름' }).where('id', '=', before.id).execute();
  await start('kept@tiketi.gg', 'another password');
  expect((await logIn('kept@tiketi.gg', 'another password')).status).toBe(401);
  const { body } = await logIn('kept@tiketi.gg', 'admin of the tests');
  expect(body.user).toMatchObject({ id: before.id, name: '새 이름' });
  expect(await desk.told(before.id)).toHaveLength(1);
});

test('an administrator who was deleted does not come back while there is another', async () => {
  await start('first@tiketi.gg');
  await desk.db.updateTable('users').set({ email: 'second@tiketi.gg' }).execute();
  await start('first@tiketi.gg');
  expect((await logIn('first@tiketi.gg', 'admin of the tests')).status).toBe(401);
});

test('a shop without an administrator says so: somebody registered with the address before', async () => {
  const body = { email: 'taken@tiketi.gg', password: 'of a buyer', name: '구매자' };
  expect((await desk.call('POST', '/api/auth/register', { body })).status).toBe(201);
  const said = await errorsOfStart('taken@tiketi.gg');
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('ADMIN_EMAIL');
  expect(said[0]).not.toContain('taken@tiketi.gg');
  expect((await logIn(body.email, body.password)).body.user.role).toBe('user');
});

test('a start that finds its administrator has nothing to say', async () => {
  await start('there@tiketi.gg');
  expect(await errorsOfStart('there@tiketi.gg')).toEqual([]);
});

test('replicas that start at once make one administrator', async () => {
  await Promise.all(Array.from({ length: 5 }, () => start('once@tiketi.gg')));
  const rows = await desk.db
    .selectFrom('users')
    .select(['id', 'role'])
    .where('email', '=', 'once@tiketi.gg')
    .execute();
  expect(rows).toMatchObject([{ role: 'admin' }]);
  expect(await desk.told(rows[0]?.id)).toHaveLength(1);
});
