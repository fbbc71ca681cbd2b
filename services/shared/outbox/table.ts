import { sql } from 'kysely';

/**
 * Events that are committed but not yet with the broker. `seq` orders those of one aggregate;
 * `claimed_until` of its oldest one says how long the aggregate is left alone: a relay has it in hand, or
 * the broker has just refused it. A row is deleted once its event is published.
 */
export const createOutbox = sql`
  create table outbox (
    seq bigint generated always as identity primary key,
    id uuid not null unique,
    aggregate_id uuid not null,
    topic text not null,
    type text not null,
    data jsonb not null,
    traceparent text not null,
    created_at timestamptz not null default now(),
    claimed_until timestamptz,
    unique (aggregate_id, seq) -- by which the relay finds the oldest event of an aggregate, and its next ones
  )`;

/** How often the broker has refused an event: the more often, the longer it is left alone. */
export const addTries = sql`alter table outbox add column tries int not null default 0`;

/** Ids of the events whose effect is in this database; written in the effect's own transaction. */
export const createInbox = sql`
  create table inbox (
    event_id text primary key,
    handled_at timestamptz not null default now()
  )`;

/** By which old ones are found to be deleted. */
export const indexInboxTime = sql`create index inbox_by_time on inbox (handled_at)`;
