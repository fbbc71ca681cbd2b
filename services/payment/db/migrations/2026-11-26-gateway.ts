import { type Kysely, sql } from 'kysely';

/** Which gateway took an order: the other may take the new ones by the time this one is asked again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table payments
      add column gateway text check (gateway in ('toss', 'portone'))`.execute(db);
  await sql`
    update payments set gateway = 'toss' where card_amount > 0 and channel <> 'manual'`.execute(db);
  await sql`
    alter table payments
      add constraint a_card_payment_has_its_gateway check
        ((gateway is not null) = (card_amount > 0 and channel <> 'manual'))`.execute(db);
  await sql`
    alter table point_charges
      add column gateway text not null default 'toss' check (gateway in ('toss', 'portone'))`.execute(db);
  await sql`alter table point_charges alter column gateway drop default`.execute(db);
}
