import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { listen } from '../testing/listen.ts';
import { fileStore } from './binding.ts';

const Call = z.object({
  operation: z.string(),
  data: z.string().optional(),
  metadata: z.record(z.string(), z.string()),
});

/** What each store of components/ reads of a call: https://docs.dapr.io/reference/components-reference/supported-bindings/ */
const NAME_OF_A_FILE = {
  'bindings.localstorage': 'fileName',
  'bindings.aws.s3': 'key',
  'bindings.gcp.bucket': 'key',
  'bindings.azure.blobstorage': 'blobName',
};

test.each(Object.entries(NAME_OF_A_FILE))(
  '%s is told which file is meant, at every operation',
  async (_, name) => {
    const calls: z.output<typeof Call>[] = [];
    const app = new Hono();
    app.post('/v1.0/bindings/images', async (c) => {
      calls.push(Call.parse(await c.req.json()));
      return c.body('bytes');
    });
    const sidecar = await listen(app.fetch);
    const files = fileStore(sidecar, 'images');
    await files.put('a.png', 'image/png', new TextEncoder().encode('picture'));
    expect(new TextDecoder().decode(await files.get('a.png'))).toBe('bytes');
    await files.remove('a.png');
    sidecar.close();
    expect(calls.map(({ operation, metadata }) => [operation, metadata[name]])).toEqual([
      ['create', 'a.png'],
      ['get', 'a.png'],
      ['delete', 'a.png'],
    ]);
    // Base64, as stores are told with the call or, Azure's, by their component.
    expect(calls[0]).toMatchObject({
      data: 'cGljdHVyZQ==',
      metadata: { decodeBase64: 'true', contentType: 'image/png' },
    });
  },
);
