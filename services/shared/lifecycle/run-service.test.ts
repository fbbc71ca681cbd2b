import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { freePort } from '../testing/free-port.ts';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** The service of testing/slow-service.ts in a process of its own, and what it has told of itself. */
async function startSlowService() {
  const port = await freePort();
  const child = fork(join(import.meta.dirname, 'testing/slow-service.ts'), {
    env: { ...process.env, APP_PORT: String(port) },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  started.push(child);
  const told: unknown[] = [];
  child.on('message', (message) => told.push(message));
  const exited = once(child, 'exit').then(([code]) => code);
  const heard = (message: string) => vi.waitUntil(() => told.includes(message), { timeout: 20_000 });
  await heard('listening');
  const url = `http://127.0.0.1:${port}`;
  return { child, told, exited, heard, get: (path: string) => fetch(url + path) };
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'at %s it takes nothing new, finishes what runs, then closes what it opened, in order',
  async (signal) => {
    const service = await startSlowService();
    expect(await (await service.get('/')).text()).toBe('quick');
    const slow = service.get('/slow').then((response) => response.text());
    await service.heard('asked');

    service.child.kill(signal);
    await service.heard('stopping');
    await vi.waitUntil(() =>
      service.get('/').then(
        () => false,
        () => true,
      ),
    );
    expect(service.told).not.toContain('closed relay');

    service.child.send('answer');
    expect(await slow).toBe('slow');
    expect(await service.exited).toBe(0);
    expect(service.told).toEqual([
      'listening',
      'asked',
      'stopping',
      'answered',
      'closed relay',
      'closed database',
    ]);
  },
);

test('a second signal does not cut short what the first one waits for', async () => {
  const service = await startSlowService();
  const slow = service.get('/slow').then((response) => response.text());
  await service.heard('asked');
  service.child.kill('SIGTERM');
  await service.heard('stopping');
  service.child.kill('SIGTERM');
  service.child.send('answer');
  expect(await slow).toBe('slow');
  expect(await service.exited).toBe(0);
});

test('a request that never ends is left behind, and the process is gone within ten seconds', async () => {
  const service = await startSlowService();
  const slow = service.get('/slow').catch(() => 'cut off');
  await service.heard('asked');
  const startedAt = Date.now();
  service.child.kill('SIGTERM');
  expect(await slow).toBe('cut off');
  expect(await service.exited).toBe(0);
  expect(Date.now() - startedAt).toBeLessThan(10_000);
  expect(service.told).toContain('closed database');
});

test('a fault that nobody caught ends the process, so that the platform starts a new one', async () => {
  const service = await startSlowService();
  service.child.send('break');
  expect(await service.exited).toBe(1);
});
