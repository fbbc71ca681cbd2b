import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, openOrigin, startUpstreams } from './testing/origins.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiketi-web-app-'));
let upstreams: Awaited<ReturnType<typeof startUpstreams>>;
let origin: Awaited<ReturnType<typeof openOrigin>>;
beforeAll(async () => {
  execFileSync(process.execPath, [join(import.meta.dirname, 'build-pages.ts'), folder]);
  upstreams = await startUpstreams();
  origin = await openOrigin(upstreams.services, { pages: { folder, isOurs: true } });
});
afterAll(async () => {
  await origin.close();
  upstreams.close();
  rmSync(folder, { recursive: true });
});

const scriptOf = (page: string) => /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? 'no script';

test.each(['/', '/events/42/seats', '/admin'])(
  'the app opens at %s, and has nothing inline',
  async (path) => {
    const { status, type, text, headers } = await ask(origin, path);
    expect({ status, type }).toEqual({ status: 200, type: expect.stringContaining('text/html') });
    expect(text).not.toMatch(/<style|<script(?![^>]* src=)|\sstyle=|\son\w+=/);
    expect(headers['cache-control']).toBe('no-cache');
  },
);

test('its scripts are kept for good, since another one has another name, and come compressed', async () => {
  const script = scriptOf((await ask(origin, '/')).text);
  const plain = await ask(origin, script);
  expect(plain).toMatchObject({ status: 200, type: expect.stringContaining('javascript') });
  expect(plain.headers['cache-control']).toContain('immutable');
  const packed = await ask(origin, script, { headers: { 'accept-encoding': 'br, gzip' } });
  expect(packed.headers['content-encoding']).toBe('br');
  expect(Number(packed.headers['content-length'])).toBeLessThan(plain.text.length / 2);
});

test('the door’s worker is asked for anew each time, and all that it keeps is there', async () => {
  const { status, type, text, headers } = await ask(origin, '/door-worker.js');
  expect({ status, type }).toEqual({ status: 200, type: expect.stringContaining('javascript') });
  expect(headers['cache-control']).toBe('no-cache');
  const kept = [...new Set(text.match(/\/assets\/[^"]+/g))];
  expect(kept).toContain(scriptOf((await ask(origin, '/door')).text));
  expect(kept).toContainEqual(expect.stringContaining('jsQR'));
  const answers = await Promise.all(kept.map((file) => ask(origin, file)));
  expect(answers.map(({ status }) => status)).toEqual(kept.map(() => 200));
});

test('a script that is gone is not answered with a page', async () => {
  const { status, text } = await ask(origin, '/assets/index-gone.js');
  expect(status).toBe(404);
  expect(text).not.toContain('<');
});
