import type { LogEvent } from 'kysely';
import { noteSpan, SpanKind } from '../telemetry/span.ts';
import { currentTracer } from '../telemetry/tracer.ts';
import { labelsOf } from './query-metrics.ts';

/** A query as a span: what it does and to which table. Its text and parameters stay out. */
export function noteQuery(database: string, event: LogEvent): void {
  if (!currentTracer()) return;
  const { operation, table } = labelsOf(event.query.sql);
  const name = operation === 'other' ? firstWord(event.query.sql) : operation;
  noteSpan(
    {
      name: table === 'none' ? name : `${name} ${table}`,
      kind: SpanKind.CLIENT,
      attributes: {
        'db.system.name': 'postgresql',
        'peer.service': 'postgres',
        'db.namespace': database,
        'db.operation.name': name,
        ...(table !== 'none' && { 'db.collection.name': table }),
      },
    },
    event.queryDurationMillis,
    event.level === 'error' ? event.error : undefined,
  );
}

/** Of `begin`, `commit` and their like. */
const firstWord = (sql: string): string => sql.match(/[a-z]+/i)?.[0].toLowerCase() ?? 'query';
