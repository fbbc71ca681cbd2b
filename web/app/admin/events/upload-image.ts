import { Refusal, type RefusalBody, Unreachable } from '../../api/refusal.ts';
import type { components } from '../../api/types/event.ts';
import { sessionExpired, tokenOf } from '../../session/session.ts';

type UploadedImage = components['schemas']['UploadedImage'];

export const IMAGE_KINDS = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
export const MOST_BYTES = 5 * 1024 * 1024;

/** A large picture over a slow line; without any answer by then there is none. */
const LIMIT_MS = 120_000;

/**
 * Sends a picture and tells how much of it is there, from 0 to 1, which `fetch` cannot. Throws like `answer`:
 * `Refusal` (413 `PAYLOAD_TOO_LARGE`, 415 `UNSUPPORTED_IMAGE`) or `Unreachable`.
 */
export function uploadImage(file: File, onProgress: (share: number) => void): Promise<UploadedImage> {
  const token = tokenOf();
  const request = new XMLHttpRequest();
  const form = new FormData();
  form.set('image', file);
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Unreachable('no answer'));
    request.open('POST', '/api/image/upload');
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.timeout = LIMIT_MS;
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(loaded / Math.max(1, total)),
    );
    request.addEventListener('error', fail);
    request.addEventListener('timeout', fail);
    request.addEventListener('abort', fail);
    request.addEventListener('load', () => {
      const body: unknown = request.response;
      if (request.status === 401 && token) sessionExpired(token);
      if (request.status === 200 && isImage(body)) resolve(body);
      else if (isRefusalBody(body)) reject(new Refusal(new Response(null, { status: request.status }), body));
      else fail();
    });
    request.send(form);
  });
}

const isImage = (body: unknown): body is UploadedImage =>
  typeof body === 'object' && body !== null && 'url' in body && 'key' in body;

const isRefusalBody = (body: unknown): body is RefusalBody =>
  typeof body === 'object' && body !== null && 'code' in body && 'requestId' in body;
