import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileStore } from '#shared/dapr/binding.ts';
import { listen } from '#shared/testing/listen.ts';
import { startSidecar } from '#shared/testing/sidecar.ts';
import { type Catalogue, openCatalogue } from '../testing/catalogue.ts';
import { gif, jpeg, png, webp } from '../testing/pictures.ts';

const MIB = 1024 * 1024;

let sidecar: Awaited<ReturnType<typeof startSidecar>>;
let shop: Catalogue;
let service: { url: string; close: () => void };
let admin: Awaited<ReturnType<Catalogue['as']>>;
beforeAll(async () => {
  sidecar = await startSidecar('event');
  shop = await openCatalogue(undefined, { files: fileStore(sidecar, 'images') });
  const app = shop.restarted();
  service = await listen(app.fetch);
  admin = await shop.as('admin', app);
});
afterAll(async () => {
  service.close();
  await shop.database.close();
  await sidecar.stop();
});

const bytesOf = (data: Buffer | string) => new Uint8Array(Buffer.from(data));

function formOf(data: Buffer | string, name = 'poster.png', type = 'image/png', field = 'image'): FormData {
  const form = new FormData();
  form.set(field, new File([bytesOf(data)], name, { type }));
  return form;
}

async function upload(body: FormData, authorization = admin.token ?? '', url = service.url) {
  const response = await fetch(`${url}/api/image/upload`, {
    method: 'POST',
    headers: { authorization },
    body,
  });
  const answer: { key: string; url: string; code: string } = JSON.parse(await response.text());
  return { status: response.status, body: answer };
}

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${service.url}${path}`, { headers });

const kept = async () => (await shop.db.selectFrom('images').selectAll().execute()).length;

describe('an image', () => {
  test.each<[string, Buffer, string]>([
    ['png', png(), 'image/png'],
    ['jpg', jpeg(), 'image/jpeg'],
    ['gif', gif(), 'image/gif'],
    ['webp', webp(), 'image/webp'],
  ])('of the kind %s is kept, and served as it was, by what its bytes say', async (ending, data, type) => {
    // The name and the declared type say something else.
    const { status, body } = await upload(formOf(data, 'holiday.html', 'text/html'));
    expect(status).toBe(200);
    expect(body.key).toMatch(new RegExp(`^[0-9a-f-]{36}\\.${ending}$`));
    expect(body).toEqual({ key: body.key, url: `/images/${body.key}` });
    // From the store, not from the memory of the one that took it.
    const other = await listen(shop.restarted().fetch);
    const response = await fetch(`${other.url}${body.url}`);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(data);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'public, max-age=31536000, immutable',
    });
    other.close();
    expect(
      await shop.db.selectFrom('images').selectAll().where('key', '=', body.key).execute(),
    ).toMatchObject([{ bytes: data.length, width: 3, height: 2, created_by: admin.user.userId }]);
    expect((await shop.audited()).at(-1)).toMatchObject({
      action: 'image.uploaded',
      actor_id: admin.user.userId,
      details: { key: body.key },
    });
  });

  test('that a browser has is not sent again', async () => {
    const { body } = await upload(formOf(png()));
    const etag = (await get(body.url)).headers.get('etag') ?? '';
    const again = await get(body.url, { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await get(body.url, { 'if-none-match': '"another"' })).status).toBe(200);
  });

  test('of 5 MiB to the byte is taken; one byte more is 413', async () => {
    const around = png().length;
    const large = png(3, 2, randomBytes(5 * MIB - around));
    expect(large.length).toBe(5 * MIB);
    const { status, body } = await upload(formOf(large));
    expect(status).toBe(200);
    expect(Buffer.from(await (await get(body.url)).arrayBuffer()).equals(large)).toBe(true);
    expect(await upload(formOf(png(3, 2, randomBytes(5 * MIB - around + 1))))).toMatchObject({
      status: 413,
      body: { code: 'PAYLOAD_TOO_LARGE' },
    });
  });

  test('that is a script as well is only ever served as an image that nothing runs', async () => {
    const script = '/*<script>alert(1)</script>*/=1;alert(document.domain)';
    const { status, body } = await upload(formOf(gif(script)));
    expect(status).toBe(200);
    const { headers } = await get(body.url);
    expect(headers.get('content-type')).toBe('image/gif');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });

  test('has a name of our own, whatever path the client names', async () => {
    for (const name of [
      '../../etc/passwd.png',
      '..\\..\\boot.png',
      '/abs.png',
      'a\r\nx: y.png',
      '방탄.png',
    ]) {
      const { status, body } = await upload(formOf(png(), name));
      expect([status, body.key]).toEqual([200, expect.stringMatching(/^[0-9a-f-]{36}\.png$/)]);
    }
  });
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';

describe('what is no image of ours', () => {
  test.each<[string, Buffer | string]>([
    ['text', 'hello, world'],
    ['nothing but the beginning of a PNG', png().subarray(0, 8)],
    [
      'a PNG with another first chunk',
      Buffer.concat([png().subarray(0, 12), Buffer.from('JUNKJUNKJUNKJUNK')]),
    ],
    ['the beginning of a JPEG', jpeg().subarray(0, 6)],
    ['a RIFF of sound', Buffer.from('RIFF\x24\x00\x00\x00WAVEfmt ', 'latin1')],
    ['an SVG with a script', svg],
    ['an SVG that calls itself XML', `<?xml version="1.0"?>${svg}`],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a page behind a PNG in words', `PNG${svg}`],
    ['a BMP', Buffer.from(`BM${'\0'.repeat(60)}`)],
    ['an icon', Buffer.from('00000100010010100000010020006804000016000000', 'hex')],
    ['a TIFF', Buffer.from('49492a0008000000', 'hex')],
    ['a PDF', '%PDF-1.7'],
    ['20,000 by 20,000 pixels', png(20_000, 20_000)],
    ['one side of 12,001', png(12_001, 1)],
    ['more than 50 million pixels', png(10_000, 5_001)],
    ['no pixels', png(0, 0)],
    ['a size beyond all', png(4_294_967_295, 4_294_967_295)],
  ])('%s is 415, and nothing is kept', async (_, data) => {
    const before = await kept();
    expect(await upload(formOf(data))).toMatchObject({ status: 415, body: { code: 'UNSUPPORTED_IMAGE' } });
    expect(await kept()).toBe(before);
  });

  test('12,000 pixels a side are taken', async () => {
    expect((await upload(formOf(png(12_000, 4_000)))).status).toBe(200);
  });

  const two = formOf(png());
  two.append('image', new File([bytesOf(png())], 'b.png'));
  const words = new FormData();
  words.set('image', 'https://169.254.169.254/latest/meta-data');
  test.each<[string, FormData]>([
    ['no file', new FormData()],
    ['a file in another field', formOf(png(), 'a.png', 'image/png', 'file')],
    ['an empty file', formOf('')],
    ['two files', two],
    ['an address instead of a file', words],
  ])('%s is 400', async (_, form) => {
    expect(await upload(form)).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
  });

  test('a form that is broken is 400, JSON in place of one too', async () => {
    const post = (type: string, body: string) =>
      fetch(`${service.url}/api/image/upload`, {
        method: 'POST',
        headers: { authorization: admin.token ?? '', 'content-type': type },
        body,
      });
    expect((await post('multipart/form-data; boundary=x', '--x\r\nbroken')).status).toBe(400);
    expect((await post('multipart/form-data', 'no boundary')).status).toBe(400);
    expect((await post('application/json', '{"image":"x"}')).status).toBe(400);
  });

  test('buyers and strangers upload nothing, and are told so even with much on its way', async () => {
    const buyer = await shop.as('user');
    const form = () => formOf(png(3, 2, randomBytes(4 * MIB)));
    expect(await upload(form(), buyer.token)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect(await upload(form(), '')).toMatchObject({ status: 401 });
  });

  test('100 MB are refused before they are read, announced or not', async () => {
    const { port } = new URL(service.url);
    const head = (more: string) =>
      `POST /api/image/upload HTTP/1.1\r\nhost: x\r\nauthorization: ${admin.token}\r\n` +
      `content-type: multipart/form-data; boundary=x\r\n${more}\r\n\r\n`;
    const firstLine = (send: (write: (data: string | Buffer) => void) => void) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(Number(port), '127.0.0.1', () => send((data) => socket.write(data)));
        socket.once('data', (data) => {
          resolve(String(data).split('\r\n')[0] ?? '');
          socket.destroy();
        });
        socket.on('error', reject);
      });
    expect(await firstLine((write) => write(head(`content-length: ${100 * MIB}`)))).toContain('413');
    const mebibyte = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(MIB), Buffer.from('\r\n')]);
    const streamed = await firstLine((write) => {
      write(head('transfer-encoding: chunked'));
      for (let count = 0; count < 6; count++) write(mebibyte);
    });
    expect(streamed).toContain('413');
  });
});

test.each([
  `/images/${crypto.randomUUID()}.png`,
  '/images/x.png',
  '/images/..%2f..%2fetc%2fpasswd',
  `/images/${crypto.randomUUID()}.svg`,
  '/images/constructor',
])('%s is 404', async (path) => {
  const response = await get(path);
  expect([response.status, await response.json()]).toMatchObject([404, { code: 'NOT_FOUND' }]);
});

test('while the store is away uploads and images are 503, and nothing is kept', async () => {
  const files = fileStore({ url: 'http://127.0.0.1:9' }, 'images');
  const lonely = await openCatalogue(undefined, { files });
  const someone = await lonely.as('admin');
  const at = await listen(someone.app.fetch);
  try {
    expect(await upload(formOf(png()), someone.token, at.url)).toMatchObject({
      status: 503,
      body: { code: 'UPSTREAM_UNAVAILABLE' },
    });
    expect(await lonely.db.selectFrom('images').selectAll().execute()).toEqual([]);
    const key = `${crypto.randomUUID()}.png`;
    const row = { key, bytes: 1, width: 1, height: 1, created_by: someone.user.userId };
    await lonely.db.insertInto('images').values(row).execute();
    expect((await fetch(`${at.url}/images/${key}`)).status).toBe(503);
  } finally {
    at.close();
    await lonely.database.close();
  }
});
