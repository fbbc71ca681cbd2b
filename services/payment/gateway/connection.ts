import { parseJson } from '#shared/parse-json.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import { inSpan, markFailed, type SpanFacts, SpanKind } from '#shared/telemetry/span.ts';
import { type Breaker, type BreakerSettings, createBreaker } from './breaker.ts';
import { type CallKind, endOf, type RecordCall } from './calls/call.ts';
import type { GatewayName } from './gateway.ts';

export type ConnectionOptions = {
  url: string;
  timeoutMs: number;
  log: Logger;
  breaker?: BreakerSettings;
  record?: RecordCall;
};

export type Call = {
  kind: CallKind;
  method: 'GET' | 'POST';
  path: string;
  body?: object;
  idempotencyKey?: string;
  /** For the record: what the call is about. */
  orderId: string | null;
  amount?: number;
};

export type Answer = { status: number; body: unknown };
/** `not sent`: no byte of the request has left, so nothing can have come of it. */
export type Reply = Answer | 'not sent' | 'no answer';

type Outcome = { outcome: string; code?: string };

export type Connection = {
  takesNew: Breaker['takesNew'];
  /** Makes a call and reads its reply. Never rejects for what the gateway or the line does. */
  ask: <T extends Outcome>(call: Call, read: (reply: Reply) => T) => Promise<T>;
};

type Protocol = {
  name: GatewayName;
  authorization: string;
  /** The gateway's own word for a refusal, for the record. */
  codeIn: (body: unknown) => string | undefined;
  /** Whether an answer of 500 and up is no fault of the gateway's but passed on by it. */
  isPassedOn?: (answer: Answer) => boolean;
};

const USUAL_BREAKER: BreakerSettings = { failures: 5, resetMs: 5_000 };

/** The way to one gateway: with a time limit, a breaker, and a record of each call. */
export function connect(
  { name, authorization, codeIn, isPassedOn = () => false }: Protocol,
  { url, timeoutMs, log, breaker: settings = USUAL_BREAKER, record }: ConnectionOptions,
): Connection {
  const breaker = createBreaker(name, settings, log);
  const isFailure = (reply: Reply) =>
    typeof reply === 'string' || (reply.status >= 500 && !isPassedOn(reply));

  const send = (call: Call): Promise<Reply> =>
    inSpan(calling(name, url, call), async (span) => {
      const reply = await exchange(call, (error) => markFailed(span, error));
      if (typeof reply !== 'string') span.setAttribute('http.response.status_code', reply.status);
      return reply;
    });

  async function exchange(
    { method, path, body, idempotencyKey, kind }: Call,
    failed: (error: unknown) => void,
  ): Promise<Reply> {
    try {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          authorization,
          'content-type': 'application/json',
          ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
        },
        body: body ? JSON.stringify(body) : null,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const text = await response.text();
      return { status: response.status, body: parseJson(text) };
    } catch (error) {
      failed(error);
      log.warn({ err: error, gateway: name, call: kind }, 'gateway did not answer');
      return wasSent(error) ? 'no answer' : 'not sent';
    }
  }

  return {
    takesNew: breaker.takesNew,
    async ask(call, read) {
      const startedAt = performance.now();
      const provesHealth = call.kind === 'confirm' || call.kind === 'cancel';
      const reply = await breaker.run(() => send(call), { isFailure, provesHealth });
      if (reply === 'open') return read('not sent');
      const result = read(reply);
      const { kind, orderId, amount = null, idempotencyKey } = call;
      const { status: httpStatus, body } = typeof reply === 'string' ? { status: null, body: null } : reply;
      const { outcome, code = codeIn(body) ?? null } = result;
      // That an order is not there is an answer like any other.
      if (httpStatus !== null && httpStatus >= 300 && outcome !== 'absent') {
        log.warn(
          { gateway: name, call: kind, orderId, status: httpStatus, outcome, code },
          'gateway refused',
        );
      }
      record?.({
        gateway: name,
        call: kind,
        orderId,
        amount,
        httpStatus,
        outcome,
        code,
        keyEnd: endOf(idempotencyKey),
        tookMs: Math.round(performance.now() - startedAt),
      });
      return result;
    },
  };
}

/** Neither the path, which holds the keys of payments, nor a header of ours: traces are nothing for strangers. */
const calling = (gateway: GatewayName, url: string, { kind, method }: Call): SpanFacts => ({
  name: `${kind} ${gateway}`,
  kind: SpanKind.CLIENT,
  attributes: {
    'http.request.method': method,
    'server.address': new URL(url).hostname,
    'peer.service': gateway,
  },
});

/** Faults of setting a connection up: no byte of the request has left. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function wasSent(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return !(typeof code === 'string' && NOT_CONNECTED.has(code));
}
