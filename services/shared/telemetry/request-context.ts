import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** What is known of the request or event in hand; logs, spans and outgoing calls take it from here. */
export type RequestContext = {
  requestId: string;
  /** W3C trace context, handed on to every call and event: https://www.w3.org/TR/trace-context/ */
  traceparent: string;
};

const storage = new AsyncLocalStorage<RequestContext>();

export const runInContext = <T>(context: RequestContext, work: () => T): T => storage.run(context, work);
export const currentContext = (): RequestContext | undefined => storage.getStore();

/** For what a request sets off but does not own, such as a round that publishes the events of many. */
export const outsideContext = <T>(work: () => T): T => storage.exit(work);

const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;
const RECORDED = '01';
const UNRECORDED = '00';

/** Goes on with the caller's trace, and with what was decided about recording it; or begins one. */
export function continueTrace(header: string | undefined): string {
  const [, traceId = randomHex(), , flags = RECORDED] = header?.match(TRACEPARENT) ?? [];
  return `00-${traceId}-${randomHex().slice(16)}-${flags}`;
}

/** A trace that nobody records: of probes, and of what runs by a timer of ours, all the time. */
export const unrecordedTrace = (): string => `00-${randomHex()}-${randomHex().slice(16)}-${UNRECORDED}`;

/** 32 digits. Node draws randomness for UUIDs in bulk; asked for a few bytes it goes to the kernel each time. */
const randomHex = () => randomUUID().replaceAll('-', '');

export const isTraceparent = (header: string | undefined): header is string =>
  header !== undefined && TRACEPARENT.test(header);

export const traceIdOf = (traceparent: string): string => traceparent.slice(3, 35);
export const spanIdOf = (traceparent: string): string => traceparent.slice(36, 52);

/** The header by which a sidecar goes on with the trace in hand. */
export const traceHeader = (): { traceparent: string } => ({
  traceparent: currentContext()?.traceparent ?? unrecordedTrace(),
});
