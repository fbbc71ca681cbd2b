import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { AppEnv } from './app-env.ts';
import { AppError } from './errors.ts';

const MAX_JSON_BYTES = 256 * 1024;
/** Nobody sends more by mistake; a connection that does is cut. */
const MOST_DRAINED_BYTES = 16 * 1024 * 1024;
const MAX_DEPTH = 32;

/** Takes what nobody could read, so it comes as it is; only the sidecar sends it, which has a limit of its own. */
export const DEAD_LETTERS_PATH = '/events/dead-letters';

/** A file of 5 MiB, and what multipart wraps around it. */
const MAX_UPLOAD_BYTES = 5 * 1024 * 1024 + 16 * 1024;

const limitStream = bodyLimit({
  maxSize: MAX_JSON_BYTES,
  onError: (c) => {
    c.header('connection', 'close');
    throw new AppError('PAYLOAD_TOO_LARGE');
  },
});

/**
 * 413 for a body over the limit, which is 256 KiB, and 5 MiB for files sent to one of the `uploads`. What is
 * on its way is let run out first: a server that answers a body half sent has to cut the connection, and its
 * client may see that instead of the answer.
 */
export const limitBody =
  (uploads: readonly string[]): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    if (c.req.path === DEAD_LETTERS_PATH) return next();
    const announced = c.req.header('content-length');
    const upload = isUpload(c, uploads);
    if (Number(announced) > (upload ? MAX_UPLOAD_BYTES : MAX_JSON_BYTES)) {
      if (Number(announced) <= MOST_DRAINED_BYTES) await drain(c.req.raw.body);
      throw new AppError('PAYLOAD_TOO_LARGE');
    }
    if (isRead(c.req.method) || isLength(announced)) return next();
    // Every browser announces the length of a form. Counting another's bytes means keeping them, and nobody
    // has asked yet who sends them.
    if (upload) throw new AppError('PAYLOAD_TOO_LARGE');
    // Counting makes the server build a whole Request around a stream. Nobody reads the body of a GET, and
    // one of an announced length the server itself ends there.
    return limitStream(c, next);
  };

async function drain(body: ReadableStream<Uint8Array> | null): Promise<void> {
  const reader = body?.getReader();
  while (reader && !(await reader.read()).done);
}

/**
 * Reads a JSON body once and for all routes alike: a missing one counts as `{}` (the front end
 * sends such POSTs), another content type is 415, and what no column can hold (NUL, half a
 * surrogate pair, endless nesting) is 400 before any route sees it. Files for one of the `uploads`
 * are left to its route, which reads them once it knows who sends them.
 */
export const readJsonBody =
  (uploads: readonly string[]): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    if (c.req.url.includes('%00')) throw new AppError('VALIDATION_ERROR');
    if (isRead(c.req.method) || isUpload(c, uploads) || c.req.path === DEAD_LETTERS_PATH) return next();
    return readJson(c, next);
  };

const readJson: MiddlewareHandler<AppEnv> = async (c, next) => {
  const body = await c.req.text().catch(brokenOff);
  if (body.trim() === '') {
    const { url, method } = c.req.raw;
    const headers = new Headers(c.req.raw.headers);
    // Without it a route would take the body for none, and let it pass unvalidated.
    headers.set('content-type', 'application/json');
    c.req.raw = new Request(url, { method, headers, body: '{}' });
    c.req.bodyCache = {};
    return next();
  }
  if (!/^application\/([\w.-]+\+)?json$/.test(mediaTypeOf(c))) {
    throw new AppError('VALIDATION_ERROR', { status: 415, message: 'JSON 형식의 요청만 받을 수 있습니다.' });
  }
  if (!isStorable(parse(body), MAX_DEPTH)) throw new AppError('VALIDATION_ERROR');
  return next();
};

/** Whoever hung up hears nothing of it; that it was no fault of ours is for the log. */
const brokenOff = (cause: unknown): never => {
  throw new AppError('VALIDATION_ERROR', { message: '요청이 끝까지 오지 않았습니다.', cause });
};

const mediaTypeOf = (c: Context) => c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';

const isUpload = (c: Context, uploads: readonly string[]) =>
  uploads.includes(c.req.path) && mediaTypeOf(c) === 'multipart/form-data';

const isLength = (announced: string | undefined) => announced !== undefined && /^\d+$/.test(announced);

const isRead = (method: string) => method === 'GET' || method === 'HEAD';

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new AppError('VALIDATION_ERROR', { message: '올바른 JSON이 아닙니다.', cause });
  }
}

function isStorable(value: unknown, depthLeft: number): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  if (depthLeft === 0) return false;
  return Object.entries(value).every(
    ([key, inner]) => isStorable(key, depthLeft) && isStorable(inner, depthLeft - 1),
  );
}
