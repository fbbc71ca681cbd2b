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
import { keepLayouts } from './layouts.ts';
import { addSearch, createKeywords } from './search.ts';
import { keepStatus } from './status.ts';

const createLayouts = sql`
  create table seat_layouts (
    id uuid primary key,
    name varchar(100) not null unique,
    description text,
    total_seats int not null check (total_seats > 0),
    layout_config jsonb not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`;

const createEvents = sql`
  create table events (
    id uuid primary key,
    title varchar(255) not null,
    description text,
    venue varchar(255) not null,
    address text,
    event_date timestamptz not null,
    sale_start_date timestamptz not null,
    sale_end_date timestamptz not null check (sale_end_date > sale_start_date),
    poster_image_url text,
    artist_name varchar(255),
    seat_layout_id uuid references seat_layouts,
    ticket_types jsonb not null default '[]',
    cancelled_at timestamptz,
    sold_out boolean not null default false,
    pre_scaled boolean not null default false,
    min_price int check (min_price >= 0),
    max_price int check (max_price >= min_price),
    ticket_type_count int not null default 0 check (ticket_type_count >= 0),
    created_by uuid,
    version int not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    search_text text not null generated always as
      (title || ' ' || coalesce(artist_name, '') || ' ' || venue || ' ' || coalesce(address, '')) stored
  )`;

/** The status on the wire is what the clock says, so it can never contradict the dates. */
const createStatus = sql`
  create function event_status(e events, at timestamptz) returns text language sql immutable
  return case
    when e.cancelled_at is not null then 'cancelled'
    when at >= least(e.sale_end_date, e.event_date) then 'ended'
    when at < e.sale_start_date then 'upcoming'
    when e.sold_out then 'sold_out'
    else 'on_sale'
  end`;

/** `author_id` is null for those that came with the shop: nobody edits them. */
const createNews = sql`
  create table news (
    id uuid primary key,
    title varchar(255) not null,
    content text not null,
    author varchar(100) not null,
    author_id uuid,
    views int not null default 0,
    is_pinned boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`;

/** What was uploaded; the bytes are with the object store under `key`. */
const createImages = sql`
  create table images (
    key text primary key,
    bytes int not null check (bytes > 0),
    width int not null check (width > 0),
    height int not null check (height > 0),
    created_by uuid not null,
    created_at timestamptz not null default now()
  )`;

/** Event's database, oldest step first. */
export const migrations: Migrations = {
  '2026-11-23-events-and-layouts': {
    async up(db) {
      await sql`create extension if not exists pg_trgm`.execute(db);
      await createLayouts.execute(db);
      await createEvents.execute(db);
      await sql`create index on events (sale_start_date, id)`.execute(db);
      await sql`create index on events (event_date)`.execute(db);
      await sql`create index on events using gin (search_text gin_trgm_ops)`.execute(db);
      await createStatus.execute(db);
      await createOutbox.execute(db);
    },
  },
  '2026-11-25-administration': {
    async up(db) {
      await sql`
        alter table events
          add column deleted_at timestamptz,
          add column inventory_version int not null default -1`.execute(db);
      for (const step of [...keepStatus, ...addSearch, ...createKeywords]) await step.execute(db);
      await createNews.execute(db);
      await sql`create index on news (is_pinned desc, created_at desc, id desc)`.execute(db);
      await createImages.execute(db);
      await createInbox.execute(db);
      await createAuditLog.execute(db);
    },
  },
  '2026-11-26-points-idempotency': {
    async up(db) {
      await createIdempotencyKeys.execute(db);
      await countRunsOfIdempotencyKeys.execute(db);
      // What a request makes under a key is made once.
      await sql`alter table events add column attempt_id uuid unique`.execute(db);
    },
  },
  '2026-11-27-messages': {
    async up(db) {
      await addTries.execute(db);
      for (const step of createDeadLetters) await step.execute(db);
    },
  },
  '2026-11-28-pruning': {
    async up(db) {
      await indexInboxTime.execute(db);
      await indexIdempotencyKeysTime.execute(db);
    },
  },
  '2026-11-30-audit-log-is-read': {
    async up(db) {
      for (const step of indexAuditLog) await step.execute(db);
    },
  },
  '2026-11-30-edited-layouts': {
    async up(db) {
      for (const step of keepLayouts) await step.execute(db);
    },
  },
  '2026-11-30-lists-by-creation': {
    async up(db) {
      await sql`
        create index events_by_creation on events (created_at desc, id desc) where deleted_at is null`.execute(
        db,
      );
    },
  },
};
