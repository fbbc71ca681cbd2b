import { randomUUID } from 'node:crypto';
import { type Server, STATUS_CODES } from 'node:http';
import { type ErrorCode, sentenceOf, statusOf } from './errors.ts';

/**
 * How long a server waits for a client to say what it wants, in ms: first for the headers, then for all
 * of the request. Who only holds connections open is cut off, and there are always some left for others.
 */
export const PATIENCE = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
  // Longer than clients keep a connection for the next request: who is cut off in that moment cannot know whether it was heard.
  keepAliveTimeout: 65_000,
};

/**
 * Answers what is no HTTP, or came too slowly or with too many headers, in the one error body. Such a
 * request reaches no route; Node would answer it without a body.
 */
export function answerBrokenRequests(server: Server): void {
  server.on('clientError', (error, socket) => {
    // The client has gone, or an answer is under way into which nothing may be put.
    if (!socket.writable || !('bytesWritten' in socket) || socket.bytesWritten !== 0) {
      socket.destroy();
      return;
    }
    const isTooLarge = 'code' in error && error.code === 'HPE_HEADER_OVERFLOW';
    const code: ErrorCode = isTooLarge ? 'PAYLOAD_TOO_LARGE' : 'VALIDATION_ERROR';
    const message = sentenceOf(code);
    const body = JSON.stringify({ error: message, code, message, success: false, requestId: randomUUID() });
    const status = statusOf(code);
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'content-type: application/json; charset=utf-8',
      'x-content-type-options: nosniff',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
  });
}
