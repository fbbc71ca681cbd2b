import protobuf from 'protobufjs';
import { z } from 'zod';

/** What is read here of OTLP's messages: https://github.com/open-telemetry/opentelemetry-proto */
const { root } = protobuf.parse(`
  syntax = "proto3";
  message Request { repeated ResourceSpans resource_spans = 1; }
  message ResourceSpans { Resource resource = 1; repeated ScopeSpans scope_spans = 2; }
  message Resource { repeated KeyValue attributes = 1; }
  message ScopeSpans { Scope scope = 1; repeated Span spans = 2; }
  message Scope { string name = 1; }
  message Span {
    bytes trace_id = 1; bytes span_id = 2; bytes parent_span_id = 4; string name = 5; Kind kind = 6;
    repeated KeyValue attributes = 9;
  }
  enum Kind { UNSPECIFIED = 0; INTERNAL = 1; SERVER = 2; CLIENT = 3; PRODUCER = 4; CONSUMER = 5; }
  message KeyValue { string key = 1; Value value = 2; }
  message Value { oneof value { string string_value = 1; bool bool_value = 2; int64 int_value = 3; double double_value = 4; } }
`);
const Request = root.lookupType('Request');

const KeyValue = z
  .object({ key: z.string(), value: z.record(z.string(), z.unknown()) })
  .transform(({ key, value }) => [key, Object.values(value)[0]] as const);
const Attributes = z.array(KeyValue).transform((pairs) => Object.fromEntries(pairs));
const Id = z.string().transform((base64) => Buffer.from(base64, 'base64').toString('hex'));
const Exported = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: Attributes }),
      scopeSpans: z.array(
        z.object({
          scope: z.object({ name: z.string() }),
          spans: z.array(
            z.object({
              traceId: Id,
              spanId: Id,
              parentSpanId: Id.default(''),
              name: z.string(),
              kind: z.string().default('UNSPECIFIED'),
              attributes: Attributes,
            }),
          ),
        }),
      ),
    }),
  ),
});

export type Span = {
  trace: string;
  id: string;
  /** Empty: the root of its trace. */
  parent: string;
  service: string;
  /** `app`, or `daprd` for its sidecar. */
  by: 'app' | 'daprd';
  kind: string;
  name: string;
  attributes: Record<string, unknown>;
};

/** The spans of one export. */
export function spansIn(body: Buffer): Span[] {
  const plain = Request.toObject(Request.decode(body), {
    bytes: String,
    enums: String,
    longs: String,
    arrays: true,
  });
  return Exported.parse(plain).resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ scope, spans }) =>
      spans.map(({ traceId, spanId, parentSpanId, kind, name, attributes }) => ({
        trace: traceId,
        id: spanId,
        parent: parentSpanId,
        service: String(resource.attributes['service.name']),
        by: scope.name === 'tiketi' ? 'app' : 'daprd',
        kind,
        name,
        attributes,
      })),
    ),
  );
}
