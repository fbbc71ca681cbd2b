import { type QueryExecutorProvider, sql } from 'kysely';
import { uuidv7 } from '../ids.ts';
import { currentContext } from '../telemetry/request-context.ts';
import type { User } from '../tokens/claims.ts';

/** Who did what to what, and when; written in the transaction of the change, never changed or deleted. */
export const createAuditLog = sql`
  create table audit_log (
    id uuid primary key,
    at timestamptz not null default now(),
    actor_id uuid not null,
    actor_email text not null,
    action text not null,
    subject_id uuid not null,
    details jsonb not null,
    request_id text
  )`;

/** By which the log is read: all of it, or what was done by one, in one way, or to one; each the newest first. */
export const indexAuditLog = [
  sql`create index audit_log_by_time on audit_log (at desc, id desc)`,
  sql`create index audit_log_by_actor on audit_log (actor_id, at desc, id desc)`,
  sql`create index audit_log_by_action on audit_log (action, at desc, id desc)`,
  sql`create index audit_log_by_subject on audit_log (subject_id, at desc, id desc)`,
];

/** An act of an administrator, named like an event: `event.cancelled`, `ticket_type.changed`. */
export type AuditEntry = {
  action: string;
  /** The id of what it was done to. */
  subjectId: string;
  /** What a reader of the log wants to know of it; nothing secret. */
  details?: Record<string, unknown>;
};

/** Records an administrator's act, in the transaction that carries it out. */
export async function recordAudit(
  tx: QueryExecutorProvider,
  actor: Pick<User, 'userId' | 'email'>,
  { action, subjectId, details = {} }: AuditEntry,
): Promise<void> {
  await sql`
    insert into audit_log (id, actor_id, actor_email, action, subject_id, details, request_id)
    values (${uuidv7()}, ${actor.userId}, ${actor.email}, ${action}, ${subjectId},
      ${JSON.stringify(details)}::jsonb, ${currentContext()?.requestId ?? null})`.execute(tx);
}
