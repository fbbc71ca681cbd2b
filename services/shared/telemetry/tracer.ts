import type { Tracer } from '@opentelemetry/api';

let tracer: Tracer | undefined;

/** Set once at the start of a process that records traces. */
export function useTracer(one: Tracer | undefined): void {
  tracer = one;
}

/** Undefined: nothing is recorded, and nothing may be spent on it. */
export const currentTracer = (): Tracer | undefined => tracer;
