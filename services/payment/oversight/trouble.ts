import { sql } from 'kysely';

/** Why a payment wants to be looked at. */
export const troubles = [
  /** Nobody can say whether the gateway charged. */
  'uncertain',
  /** Begun more than a minute ago, and still under way. */
  'slow',
  /** Paid, and reservation has not said that it is confirmed. */
  'not_confirmed',
  /** Resolved to go back, and not back: refused, unanswered, or a minute old. */
  'refund_waiting',
] as const;
export type Trouble = (typeof troubles)[number];

export const aMinuteAgo = sql`clock_timestamp() - interval '60 seconds'`;
const waits = sql`refunds.next_attempt_at is not null
  and (refunds.created_at < ${aMinuteAgo} or refunds.last_answer is not null)`;

/** A payment's own trouble; null when it has none. */
export const trouble = sql<Trouble | null>`
  case
    when payments.status = 'UNCERTAIN' then 'uncertain'
    when payments.status = 'PROCESSING' and payments.created_at < ${aMinuteAgo} then 'slow'
    when payments.status = 'SUCCESS' and payments.confirmed_at is null
      and payments.paid_at < ${aMinuteAgo} then 'not_confirmed'
    when exists (select from refunds where refunds.payment_id = payments.id and ${waits}) then 'refund_waiting'
  end`;

/** Since when it has had it. */
export const troubleSince = sql<Date>`
  case
    when payments.status in ('UNCERTAIN', 'PROCESSING') then payments.created_at
    when payments.status = 'SUCCESS' and payments.confirmed_at is null then payments.paid_at
    else (select min(refunds.created_at) from refunds where refunds.payment_id = payments.id and ${waits})
  end`;

/** All payments in trouble: each has something left to do, by which the indexes know it. */
export const idsInTrouble = sql`
  select payments.id from payments where payments.next_attempt_at is not null and ${trouble} is not null
  union
  select refunds.payment_id from refunds where ${waits}`;
