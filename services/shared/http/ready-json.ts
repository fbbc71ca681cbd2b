import type { Context, TypedResponse } from 'hono';

const HEADERS = { 'content-type': 'application/json' };

/**
 * Sends JSON that was serialised (or compressed) before. `Data`: a route's handler has to return its
 * data's type, which a text no longer has; the caller names the type that the text was made of.
 */
export function readyJson<Data>(
  c: Context,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Response & TypedResponse<Data, 200, 'json'> {
  const response: Response = c.body(body, 200, { ...HEADERS, ...headers });
  return response as Response & TypedResponse<Data, 200, 'json'>;
}
