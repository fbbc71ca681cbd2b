import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { sentenceOf, statusOf } from '#shared/http/errors.ts';

type Code = 'NOT_FOUND' | 'UPSTREAM_UNAVAILABLE' | 'PAYMENT_UNCERTAIN';

/** Refuses a request in the one error body that all services use too. */
export function refuse(req: IncomingMessage, res: ServerResponse, code: Code): void {
  res.writeHead(statusOf(code), headers(code)).end(body(req, code));
}

/** Refuses a WebSocket upgrade: there is no response object yet, only the socket. */
export function refuseUpgrade(req: IncomingMessage, socket: Duplex, code: Code): void {
  const text = body(req, code);
  const lines = Object.entries({
    ...headers(code),
    connection: 'close',
    'content-length': Buffer.byteLength(text),
  }).map(([name, value]) => `${name}: ${value}`);
  const reason = code === 'NOT_FOUND' ? 'Not Found' : 'Service Unavailable';
  socket.end([`HTTP/1.1 ${statusOf(code)} ${reason}`, ...lines, '', text].join('\r\n'));
}

function headers(code: Code) {
  return {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...(code === 'NOT_FOUND' ? {} : { 'retry-after': '1' }),
  };
}

function body(req: IncomingMessage, code: Code): string {
  const error = sentenceOf(code);
  const requestId = req.headers['x-request-id'];
  return JSON.stringify({ error, code, message: error, success: false, requestId });
}
