import { tracingChannel } from 'node:diagnostics_channel';
import type { Span } from '@opentelemetry/api';
import { currentContext } from '../telemetry/request-context.ts';
import { beginSpan, markFailed, SpanKind } from '../telemetry/span.ts';

/** What the client says of each command, and of each batch; a command of a batch says so. */
type Told = { command?: string; args?: readonly string[]; batchMode?: string; error?: unknown };

/**
 * A span for each command of the requests and events in hand, by what the client of Redis tells on Node's own
 * channels. Only a command's name is looked at, and of a script the hash by which it is known: `names`
 * says what that is called.
 */
export function recordCommands(names: ReadonlyMap<string, string>): void {
  const spans = new WeakMap<Told, Span>();
  const begin = (told: Told, operation: string): void => {
    const context = currentContext();
    const attributes = { 'db.system.name': 'redis', 'peer.service': 'redis', 'db.operation.name': operation };
    const span =
      context && beginSpan({ name: operation, kind: SpanKind.CLIENT, attributes }, context.traceparent);
    if (span) spans.set(told, span);
  };
  const end = (told: Told): void => {
    const span = spans.get(told);
    if (!span) return;
    if (told.error !== undefined) markFailed(span, told.error);
    span.end();
  };
  tracingChannel<Told>('node-redis:command').subscribe({
    ...UNHEARD,
    start: (told) => {
      if (!told.batchMode) begin(told, names.get(told.args?.[1] ?? '') ?? told.command ?? 'command');
    },
    asyncEnd: end,
  });
  tracingChannel<Told>('node-redis:batch').subscribe({
    ...UNHEARD,
    start: (told) => begin(told, told.batchMode ?? 'MULTI'),
    asyncEnd: end,
  });
}

const nothing = (): void => undefined;
const UNHEARD = { end: nothing, asyncStart: nothing, error: nothing };
