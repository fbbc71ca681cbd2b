import { Agent, request } from 'node:http';
import type { Minted } from '../people/mint-users.ts';

export type Answer = { status: number; body: unknown };

export type Call = {
  by?: Minted;
  body?: unknown;
  /** What browsers carry as cookies: who is let in, who waits. */
  pass?: string | undefined;
  ticket?: string | undefined;
};

/** A client that costs little itself: connections are kept, answers read once. */
export type Client = {
  send: (method: 'GET' | 'POST', url: string, call?: Call) => Promise<Answer>;
  /** How long each request took, in ms. */
  times: number[];
  close: () => void;
};

/** Silence on the line for so long is taken as no answer. */
const LIMIT_MS = 60_000;

export function openClient(connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  return {
    times,
    close: () => agent.destroy(),
    send(method, url, { by, body, pass, ticket } = {}) {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const headers = {
        ...(by && { authorization: `Bearer ${by.token}` }),
        ...(pass && { 'x-admission-pass': pass }),
        ...(ticket && { 'x-queue-ticket': ticket }),
        ...(text !== undefined && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        }),
      };
      const startedAt = performance.now();
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      const outgoing = request(url, { method, agent, headers }, (incoming) => {
        const parts: Buffer[] = [];
        incoming.on('data', (part: Buffer) => parts.push(part));
        incoming.on('error', reject);
        incoming.on('end', () => {
          times.push(performance.now() - startedAt);
          resolve({ status: incoming.statusCode ?? 0, body: read(Buffer.concat(parts).toString()) });
        });
      });
      outgoing.setTimeout(LIMIT_MS, () => outgoing.destroy(new Error(`no answer within ${LIMIT_MS} ms`)));
      outgoing.on('error', reject);
      outgoing.end(text);
      return promise;
    },
  };
}

/** Whoever stands between us and a service may answer in something else than JSON. */
function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
