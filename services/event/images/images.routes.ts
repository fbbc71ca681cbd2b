import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { AppError } from '#shared/http/errors.ts';
import { administrator, answer, refusals } from '#shared/http/routes.ts';
import type { Image } from './images.ts';

const file = { type: 'string', format: 'binary' } as const;

const Upload = z.object({
  image: z.instanceof(File).openapi({ ...file, description: 'PNG, JPEG, GIF or WebP of at most 5 MiB' }),
});

export const uploadImageRoute = createRoute({
  method: 'post',
  path: '/api/image/upload',
  summary: 'Upload an image (admin)',
  security: administrator,
  request: { body: { content: { 'multipart/form-data': { schema: Upload } }, required: true } },
  responses: {
    200: answer(
      'Where it is served from, and its key',
      z.object({ url: z.string(), key: z.string() }).openapi('UploadedImage'),
    ),
    ...refusals('VALIDATION_ERROR', 'UNAUTHENTICATED', 'FORBIDDEN', 'PAYLOAD_TOO_LARGE', 'UNSUPPORTED_IMAGE'),
  },
});

const content = { schema: file };

export const showImageRoute = createRoute({
  method: 'get',
  path: '/images/{key}',
  summary: 'An uploaded image',
  request: { params: z.object({ key: z.string().openapi({ example: '0b7e….png' }) }) },
  responses: {
    200: {
      description: 'The image, good for ever',
      content: { 'image/png': content, 'image/jpeg': content, 'image/gif': content, 'image/webp': content },
    },
    304: { description: 'The client has it' },
    ...refusals('VALIDATION_ERROR', 'NOT_FOUND', 'UPSTREAM_UNAVAILABLE'),
  },
});

/**
 * Sends an image so that it stays one: whatever else its bytes may mean, no browser runs them. Its key is its
 * entity tag, for an image never changes.
 */
export function sendImage(c: Context, key: string, { bytes, contentType }: Image): Response {
  const etag = `"${key}"`;
  c.header('etag', etag);
  c.header('cache-control', 'public, max-age=31536000, immutable');
  c.header('content-security-policy', "default-src 'none'; sandbox");
  c.header('content-disposition', 'inline');
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304);
  return c.body(bytes, 200, { 'content-type': contentType });
}

/** The one file of an upload. */
export async function uploadedBytes({ image }: z.output<typeof Upload>): Promise<Uint8Array> {
  if (image.size === 0) throw new AppError('VALIDATION_ERROR');
  return new Uint8Array(await image.arrayBuffer());
}
