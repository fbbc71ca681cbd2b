import { type Kysely, sql } from 'kysely';
import { createAuditLog } from '#shared/audit/audit-log.ts';

/** Payments that an administrator records or gives back, and why a payment went back in more words. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createAuditLog.execute(db);
  await sql`
    alter table payments
      drop constraint payments_channel_check,
      add constraint payments_channel_check check
        (channel in ('naver_pay', 'kakao_pay', 'bank_transfer', 'card', 'point', 'mixed', 'manual')),
      drop constraint payments_refund_reason_check,
      add constraint payments_refund_reason_check check
        (refund_reason in ('cancelled', 'event_cancelled', 'rejected', 'admin')),
      drop constraint payments_check2,
      add constraint a_card_payment_has_its_gateway_key check
        (card_amount = 0 or channel = 'manual' or paid_at is null or gateway_key is not null)`.execute(db);
}
