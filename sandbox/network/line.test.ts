import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { until } from '../../story/client/until.ts';
import { type Line, openLine } from './line.ts';

/** Answers every piece with the same, in capitals. */
let hungUp = 0;
const target = createServer((socket) => {
  socket.on('data', (bytes) => socket.write(bytes.toString().toUpperCase()));
  socket.on('end', () => {
    hungUp += 1;
  });
  socket.on('error', () => {});
});
let line: Line;

/** What one caller heard, and how its connection ended. */
type Caller = { socket: Socket; heard: string; end: string | undefined };
let caller: Caller;

beforeEach(async () => {
  target.listen(0, '127.0.0.1');
  await once(target, 'listening');
  const address = target.address();
  line = await openLine(typeof address === 'object' && address ? address.port : 0);
  caller = await call();
});
afterEach(async () => {
  caller.socket.destroy();
  await line.close();
  target.close();
  await once(target, 'close');
});

async function call(): Promise<Caller> {
  const socket = connect(line.port, '127.0.0.1');
  const made: Caller = { socket, heard: '', end: undefined };
  socket.on('data', (bytes) => {
    made.heard += bytes;
  });
  socket.on('error', (error) => {
    made.end = 'code' in error ? String(error.code) : error.message;
  });
  socket.on('close', () => {
    made.end ??= 'closed';
  });
  await once(socket, 'connect');
  return made;
}

const hears = (text: string) =>
  until(
    `hears ${text}`,
    async () => caller.heard,
    (said) => said === text,
    2_000,
  );
const ends = () =>
  until(
    'the line ends',
    async () => caller.end,
    (how) => how !== undefined,
    2_000,
  );
const held = (of: 'heldAsked' | 'heldAnswered', bytes: number) =>
  until(
    'bytes are held',
    async () => line.state()[of],
    (seen) => seen === bytes,
    2_000,
  );

test('an undisturbed line passes both ways', async () => {
  caller.socket.write('one');
  await hears('ONE');
  expect(line.state()).toEqual({ connections: 1, opened: 1, heldAsked: 0, heldAnswered: 0 });
});

test('a held line passes nothing, and all of it in order when it is over', async () => {
  await line.disturb({ kind: 'hold' });
  caller.socket.write('one ');
  caller.socket.write('two');
  await held('heldAsked', 7);
  expect(caller.heard).toBe('');
  await line.disturb({ kind: 'none' });
  await hears('ONE TWO');
});

test('held answers: the question has arrived, its answer waits', async () => {
  await line.disturb({ kind: 'hold-answers' });
  caller.socket.write('one');
  await held('heldAnswered', 3);
  expect(caller.heard).toBe('');
  await line.disturb({ kind: 'none' });
  await hears('ONE');
});

test('a delay makes each answer late, and keeps their order when it is taken back', async () => {
  await line.disturb({ kind: 'delay', ms: 300 });
  const askedAt = performance.now();
  caller.socket.write('one ');
  await until(
    'the answer is on its way',
    async () => line.state().connections,
    (open) => open === 1,
  );
  await hears('ONE ');
  expect(performance.now() - askedAt).toBeGreaterThanOrEqual(295);
  await line.disturb({ kind: 'none' });
  caller.socket.write('two');
  await hears('ONE TWO');
});

test('a line cut after so many bytes answers those and ends', async () => {
  await line.disturb({ kind: 'cut-after', bytes: 4 });
  caller.socket.write('one two');
  await ends();
  expect(caller.heard).toBe('ONE ');
});

test('a reset line ends the connections that stand, and new ones pass', async () => {
  caller.socket.write('one');
  await hears('ONE');
  line.reset();
  expect(await ends()).toBe('ECONNRESET');
  caller = await call();
  caller.socket.write('two');
  await hears('TWO');
});

test('a line that is gone refuses connections until it is back, at the same port', async () => {
  await line.disturb({ kind: 'gone' });
  await ends();
  await expect(call()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await line.disturb({ kind: 'none' });
  caller = await call();
  caller.socket.write('three');
  await hears('THREE');
});

test('who hangs up is passed on', async () => {
  const before = hungUp;
  caller.socket.write('one');
  await hears('ONE');
  caller.socket.end();
  await until(
    'the target hears of it',
    async () => hungUp,
    (now) => now === before + 1,
  );
});
