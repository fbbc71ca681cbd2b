import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ErrorCode, sentenceOf, statusOf } from '#shared/http/errors.ts';

export type RefusalCode = Extract<
  ErrorCode,
  'FORBIDDEN' | 'NOT_FOUND' | 'INTERNAL' | 'UPSTREAM_UNAVAILABLE' | 'PAYMENT_UNCERTAIN'
>;

/** Refuses a request in the one error body that all services use too. */
export function refuse(req: IncomingMessage, res: ServerResponse, code: RefusalCode): void {
  res.writeHead(statusOf(code), headers(code)).end(body(req, code));
}

/** Refuses a WebSocket upgrade: there is no response object yet, only the socket. */
export function refuseUpgrade(req: IncomingMessage, socket: Duplex, code: RefusalCode): void {
  const text = body(req, code);
  const lines = Object.entries({
    ...headers(code),
    connection: 'close',
    'content-length': Buffer.byteLength(text),
  }).map(([name, value]) => `${name}: ${value}`);
  const status = statusOf(code);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', text].join('\r\n'));
}

function headers(code: RefusalCode) {
  return {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(statusOf(code) === 503 && { 'retry-after': '1' }),
  };
}

function body(req: IncomingMessage, code: RefusalCode): string {
  const error = sentenceOf(code);
  const requestId = req.headers['x-request-id'];
  return JSON.stringify({ error, code, message: error, success: false, requestId });
}
