import { type Kysely, sql } from 'kysely';
import { AppError } from '#shared/http/errors.ts';
import type { PaymentTables, PointHistory } from '../db/schema.ts';
import { callsOf } from '../gateway/calls/calls-of.ts';
import { transitionsOf } from '../payments/transitions-of.ts';
import { refundsOf } from '../refund/refunds-of.ts';
import { trouble } from './trouble.ts';

/** All that is known of one payment. Throws 404 `NOT_FOUND`. */
export async function paymentHistory(db: Kysely<PaymentTables>, id: string) {
  const payment = await db
    .selectFrom('payments')
    .selectAll('payments')
    .select(trouble.as('trouble'))
    .where('payments.id', '=', id)
    .executeTakeFirst();
  if (!payment) throw new AppError('NOT_FOUND');
  const [transitions, calls, refunds, points, events, audit] = await Promise.all([
    transitionsOf(db, id),
    callsOf(db, id),
    refundsOf(db, id),
    pointsOf(db, id),
    eventsOf(db, id),
    auditOf(db, id),
  ]);
  return { payment, transitions, calls, refunds, points, events, audit };
}

export type PaymentHistory = Awaited<ReturnType<typeof paymentHistory>>;

/** What it took of its buyer's points and gave back. */
const pointsOf = (db: Kysely<PaymentTables>, id: string): Promise<PointHistory[]> =>
  db.selectFrom('point_histories').selectAll().where('reference_id', '=', id).orderBy('sequence').execute();

/** What was told of it, and whether the broker has it yet. */
async function eventsOf(db: Kysely<PaymentTables>, id: string) {
  const { rows } = await sql<{ id: string; type: string; at: Date; published: boolean }>`
    select id, type, at, not exists (select from outbox where outbox.id = told_events.id) as published
    from told_events where payment_id = ${id} order by at, id`.execute(db);
  return rows;
}

type AuditRow = {
  id: string;
  at: Date;
  actor_id: string;
  actor_email: string;
  action: string;
  details: Record<string, unknown>;
  request_id: string | null;
};

async function auditOf(db: Kysely<PaymentTables>, id: string): Promise<AuditRow[]> {
  const { rows } = await sql<AuditRow>`
    select id, at, actor_id, actor_email, action, details, request_id
    from audit_log where subject_id = ${id} order by at, id`.execute(db);
  return rows;
}
