import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, openOrigin, startUpstreams } from './testing/origins.ts';

const INDEX = '<!doctype html><div id="root"></div><script src="/static/js/main.1f.js"></script>';
const SCRIPT = 'document.title = "built elsewhere";';

const outside = mkdtempSync(join(tmpdir(), 'tiketi-pages-'));
const pagesDir = join(outside, 'build');
let upstreams: Awaited<ReturnType<typeof startUpstreams>>;
let origin: Awaited<ReturnType<typeof openOrigin>>;
beforeAll(async () => {
  mkdirSync(join(pagesDir, 'static/js'), { recursive: true });
  writeFileSync(join(pagesDir, 'index.html'), INDEX);
  writeFileSync(join(pagesDir, 'static/js/main.1f.js'), SCRIPT);
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  upstreams = await startUpstreams();
  origin = await openOrigin(upstreams.services, {
    pages: { folder: pagesDir, isOurs: false },
  });
});
afterAll(async () => {
  await origin.close();
  upstreams.close();
  rmSync(outside, { recursive: true });
});

test.each(['/', '/index.html', '/events/42/seats', '/payment/42?x=1', '/admin/events/new'])(
  'the front end in the folder opens at %s',
  async (path) => {
    const { status, type, text, headers } = await ask(origin, path);
    expect({ status, text }).toEqual({ status: 200, text: INDEX });
    expect(type).toContain('text/html');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  },
);

test('its files come as they are', async () => {
  const { status, type, text } = await ask(origin, '/static/js/main.1f.js');
  expect({ status, text }).toEqual({ status: 200, text: SCRIPT });
  expect(type).toContain('javascript');
});

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/static/..%5c..%5csecret.txt'])(
  'nothing beside the folder is reached by %s',
  async (path) => expect((await ask(origin, path)).text).not.toContain('secret'),
);

test('services are where they were', async () => {
  expect((await ask(origin, '/api/events')).body).toMatchObject({ service: 'event' });
  expect(await ask(origin, '/api/unknown')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
});
