import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';

const kept = new Map<string, string>();
const http = createServer();
const server = new Server(http);
/** What browsers said, in its order. */
let said: [name: string, eventId: string][] = [];

server.on('connection', (socket) => {
  socket.onAny((name, { eventId }) => {
    said.push([name, eventId]);
    if (name.startsWith('join-')) void socket.join(eventId);
    else void socket.leave(eventId);
  });
});

beforeAll(async () => {
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const address = http.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('location', { protocol: 'http:', host: `127.0.0.1:${port}`, hostname: '127.0.0.1', port });
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
});
afterAll(() => void server.close());
afterEach(() => {
  said = [];
});

const user = { id: 'u', userId: 'u', email: 'a@example.com', name: '김하나', role: 'user' } as const;

/** The pages of one tab, as their module sees them. */
async function aTab() {
  vi.resetModules();
  const session = await import('../session/session.ts');
  session.logInAs({ token: 'a token', user });
  return { ...session, ...(await import('./live.ts')) };
}

test('a page of another event hears nothing of the one before', async () => {
  const { hear } = await aTab();
  const heard: unknown[] = [];
  const stop = hear({ subject: 'join-queue', eventId: 'one' }, {});
  await vi.waitFor(() => expect(said).toEqual([['join-queue', 'one']]));
  stop();
  const end = hear(
    { subject: 'join-queue', eventId: 'two' },
    { 'queue-cleared': (what) => heard.push(what) },
  );
  await vi.waitFor(() => expect(said).toContainEqual(['join-queue', 'two']));
  server.to('one').emit('queue-cleared', 'of one');
  server.to('two').emit('queue-cleared', 'of two');
  await vi.waitFor(() => expect(heard).toEqual(['of two']));
  end();
});

test('who goes on to another page of an event stays on the line, and is no longer among those who look', async () => {
  const { hear, isLive } = await aTab();
  const stop = hear({ subject: 'join-event', eventId: 'one' }, {});
  await vi.waitFor(() => expect(said).toEqual([['join-event', 'one']]));
  stop();
  const end = hear({ subject: 'join-queue', eventId: 'one' }, {});
  expect(isLive()).toBe(true);
  await vi.waitFor(() =>
    expect(said).toEqual([
      ['join-event', 'one'],
      ['leave-event', 'one'],
      ['join-queue', 'one'],
    ]),
  );
  end();
});

test('another name of who is logged in leaves the line up, a logout ends it', async () => {
  const { hear, isLive, rememberUser, logOut } = await aTab();
  const end = hear({ subject: 'join-queue', eventId: 'one' }, {});
  await vi.waitFor(() => expect(isLive()).toBe(true));
  rememberUser({ ...user, name: '김두리' });
  expect(isLive()).toBe(true);
  logOut();
  expect(isLive()).toBe(false);
  end();
});
