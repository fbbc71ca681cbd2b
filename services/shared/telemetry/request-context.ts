import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** What is known of the request or event in hand; logs and outgoing calls take it from here. */
export type RequestContext = {
  requestId: string;
  /** W3C trace context, handed on to every call and event: https://www.w3.org/TR/trace-context/ */
  traceparent: string;
};

const storage = new AsyncLocalStorage<RequestContext>();

export const runInContext = <T>(context: RequestContext, work: () => T): T => storage.run(context, work);
export const currentContext = (): RequestContext | undefined => storage.getStore();

const TRACEPARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Goes on with the caller's trace, or begins one. */
export function continueTrace(header: string | undefined): string {
  const traceId = header?.match(TRACEPARENT)?.[1] ?? randomHex();
  return `00-${traceId}-${randomHex().slice(16)}-01`;
}

/** 32 digits. Node draws randomness for UUIDs in bulk; asked for a few bytes it goes to the kernel each time. */
const randomHex = () => randomUUID().replaceAll('-', '');

export const traceIdOf = (traceparent: string): string => traceparent.slice(3, 35);
