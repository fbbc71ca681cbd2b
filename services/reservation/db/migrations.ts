import { sql } from 'kysely';
import { createAuditLog, indexAuditLog } from '#shared/audit/audit-log.ts';
import type { Migrations } from '#shared/database/migrate.ts';
import { createDeadLetters } from '#shared/dead-letters/table.ts';
import {
  countRunsOfIdempotencyKeys,
  createIdempotencyKeys,
  indexIdempotencyKeysTime,
} from '#shared/http/idempotency-keys.ts';
import { addTries, createInbox, createOutbox, indexInboxTime } from '#shared/outbox/table.ts';
import { chosenOnceLocked, createTickets, ticketsForFree } from '../tickets/table.ts';

export const migrations: Migrations = {
  '2026-11-23-reservations': {
    async up(db) {
      await sql`
        create table event_copies (
          id uuid primary key,
          title text not null,
          venue text not null,
          address text,
          event_date timestamptz not null,
          sale_start_date timestamptz not null,
          sale_end_date timestamptz not null,
          status text not null check (status in ('scheduled', 'cancelled')),
          layout jsonb,
          version int not null
        )`.execute(db);
      await sql`
        create table ticket_types (
          id uuid primary key,
          event_id uuid not null,
          name varchar(100) not null,
          price int not null check (price >= 0),
          total_quantity int not null check (total_quantity >= 0),
          available_quantity int not null check (available_quantity between 0 and total_quantity),
          description text,
          version int not null default 0,
          created_at timestamptz not null default now(),
          updated_at timestamptz not null default now()
        )`.execute(db);
      await sql`create index on ticket_types (event_id)`.execute(db);
      await sql`
        create table seats (
          id uuid primary key default gen_random_uuid(),
          event_id uuid not null,
          section varchar(50) not null,
          row_number int not null,
          seat_number int not null,
          seat_label varchar(80) not null,
          price int not null check (price >= 0),
          status text not null default 'available' check (status in ('available', 'locked', 'reserved')),
          reservation_id uuid,
          held_until timestamptz,
          version int not null default 0,
          created_at timestamptz not null default now(),
          updated_at timestamptz not null default now(),
          unique (event_id, section, row_number, seat_number),
          check ((status = 'available') = (reservation_id is null)),
          check ((status = 'locked') = (held_until is not null))
        ) with (fillfactor = 80)`.execute(db);
      await sql`create index on seats (reservation_id) where reservation_id is not null`.execute(db);
      await sql`
        create table reservations (
          id uuid primary key,
          user_id uuid not null,
          event_id uuid not null,
          reservation_number varchar(50) not null unique,
          kind text not null check (kind in ('seats', 'tickets')),
          total_amount int not null check (total_amount >= 0),
          status text not null check (status in ('pending', 'paying', 'confirmed', 'cancelled', 'expired')),
          payment_status text not null default 'pending'
            check (payment_status in ('pending', 'completed', 'failed', 'refunded')),
          payment_method varchar(50),
          payment_id uuid,
          open_payments uuid[] not null default '{}',
          expires_at timestamptz,
          held_until timestamptz,
          cancel_reason text check (cancel_reason in ('owner', 'replaced', 'expired')),
          event_title text not null,
          venue text not null,
          address text,
          event_date timestamptz not null,
          user_name text not null,
          user_email text not null,
          version int not null default 0,
          created_at timestamptz not null default now(),
          updated_at timestamptz not null default now(),
          check ((status in ('pending', 'paying')) = (held_until is not null))
        )`.execute(db);
      await sql`create index on reservations (user_id, created_at desc)`.execute(db);
      await sql`create index on reservations (event_id)`.execute(db);
      await sql`create index on reservations (held_until) where status in ('pending', 'paying')`.execute(db);
      await sql`
        create index on reservations (updated_at)
        where status = 'cancelled' and payment_status = 'completed'`.execute(db);
      // One user cannot hoard seats: at most one unpaid hold of seats per event.
      await sql`
        create unique index one_unpaid_hold on reservations (user_id, event_id)
        where kind = 'seats' and status = 'pending'`.execute(db);
      await sql`
        create table reservation_items (
          id uuid primary key default gen_random_uuid(),
          reservation_id uuid not null references reservations (id),
          position int not null,
          ticket_type_id uuid,
          seat_id uuid,
          label varchar(120) not null,
          section varchar(50),
          row_number int,
          seat_number int,
          quantity int not null check (quantity >= 1),
          unit_price int not null check (unit_price >= 0),
          subtotal int not null check (subtotal >= 0),
          created_at timestamptz not null default now(),
          unique (reservation_id, position),
          check ((ticket_type_id is null) <> (seat_id is null))
        )`.execute(db);
      await createOutbox.execute(db);
      await createInbox.execute(db);
      await createIdempotencyKeys.execute(db);
    },
  },
  '2026-11-25-administration': {
    async up(db) {
      await sql`
        alter table event_copies drop constraint event_copies_status_check,
          add check (status in ('scheduled', 'cancelled', 'deleted'))`.execute(db);
      await sql`
        alter table reservations drop constraint reservations_cancel_reason_check,
          add check (cancel_reason in ('owner', 'replaced', 'expired', 'admin', 'event_cancelled'))`.execute(
        db,
      );
    },
  },
  '2026-11-25-inventory': {
    async up(db) {
      await createAuditLog.execute(db);
      // `published`: the catalogue has it. An offer that is made before its event is, can still be withdrawn.
      await sql`
        alter table event_copies
          add published boolean not null default true,
          add sold_out boolean not null default false,
          add min_price int,
          add max_price int,
          add ticket_type_count int not null default 0,
          add inventory_version int not null default 0`.execute(db);
      await sql`alter table event_copies alter published set default false`.execute(db);
      await sql`
        create index event_copies_running on event_copies (least(sale_end_date, event_date))
        where published and status = 'scheduled'`.execute(db);
      await sql`
        create table withdrawn_offers (
          event_id uuid primary key,
          withdrawn_at timestamptz not null default now()
        )`.execute(db);
      await sql`
        create table closed_offers (
          event_id uuid not null,
          version int not null,
          cancelled_reservations int not null default 0,
          primary key (event_id, version)
        )`.execute(db);
      // Whether an event has anything left is asked every two seconds.
      await sql`create index seats_unsold on seats (event_id) where status <> 'reserved'`.execute(db);
      await sql`
        create index reservations_unpaid_tickets on reservations (event_id)
        where kind = 'tickets' and status in ('pending', 'paying')`.execute(db);
      await sql`create index reservations_of_event on reservations (event_id, id)`.execute(db);
      await sql`drop index reservations_event_id_idx`.execute(db);
      await sql`create index reservations_newest on reservations (created_at desc, id desc)`.execute(db);
    },
  },
  '2026-11-25-offers-made': {
    async up(db) {
      await sql`alter table event_copies add made_at timestamptz not null default now()`.execute(db);
      await sql`create index on event_copies (made_at) where not published`.execute(db);
    },
  },
  '2026-11-26-points-idempotency': {
    async up(db) {
      await countRunsOfIdempotencyKeys.execute(db);
    },
  },
  '2026-11-26-refunded-parts': {
    async up(db) {
      // Which refunds of a part have taken their tickets off: payment tells of one again under another event.
      await sql`
        create table refunded_parts (
          refund_id uuid primary key,
          reservation_id uuid not null references reservations (id),
          at timestamptz not null default now()
        )`.execute(db);
    },
  },
  '2026-11-27-messages': {
    async up(db) {
      await addTries.execute(db);
      for (const step of createDeadLetters) await step.execute(db);
    },
  },
  '2026-11-28-forgone-payments': {
    async up(db) {
      // Payment gives up what reservation does not answer; a checkout that stood still on its way is not opened then.
      await sql`alter table reservations add forgone_payments uuid[] not null default '{}'`.execute(db);
    },
  },
  '2026-11-28-pruning': {
    async up(db) {
      await indexInboxTime.execute(db);
      await indexIdempotencyKeysTime.execute(db);
    },
  },
  '2026-11-29-visits': {
    async up(db) {
      await sql`alter table reservations add visit bigint`.execute(db);
      await sql`
        create table ended_admissions (
          event_id uuid not null,
          user_id uuid not null,
          up_to bigint not null,
          ended_at timestamptz not null default now(),
          primary key (event_id, user_id)
        )`.execute(db);
      await sql`create index ended_admissions_by_time on ended_admissions (ended_at)`.execute(db);
      await sql`
        create table room_policies (
          event_id uuid primary key,
          when_away text not null check (when_away in ('open', 'closed')),
          version bigint not null
        )`.execute(db);
    },
  },
  '2026-11-30-audit-log-is-read': {
    async up(db) {
      for (const step of indexAuditLog) await step.execute(db);
    },
  },
  '2026-12-01-tickets': {
    async up(db) {
      for (const step of createTickets) await step.execute(db);
    },
  },
  '2026-12-02-tickets-for-free': {
    async up(db) {
      for (const step of ticketsForFree) await step.execute(db);
    },
  },
  '2026-12-03-tickets-of-a-part': {
    async up(db) {
      for (const step of chosenOnceLocked) await step.execute(db);
    },
  },
};
