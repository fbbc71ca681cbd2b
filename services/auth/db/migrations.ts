import { sql } from 'kysely';
import { createAuditLog, indexAuditLog } from '#shared/audit/audit-log.ts';
import type { Migrations } from '#shared/database/migrate.ts';
import { addTries, createOutbox } from '#shared/outbox/table.ts';

const createUsers = sql`
  create table users (
    id uuid primary key,
    email varchar(255) not null unique check (email = lower(btrim(email))),
    password_hash text,
    name varchar(100) not null,
    phone varchar(20),
    role text not null default 'user' check (role in ('user', 'admin')),
    provider text not null default 'LOCAL' check (provider in ('LOCAL', 'GOOGLE')),
    profile_image text,
    google_sub text unique,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`;

const createSigningKeys = sql`
  create table signing_keys (
    kid text primary key,
    public_jwk jsonb not null,
    private_jwk text not null,
    created_at timestamptz not null default now(),
    retired_at timestamptz
  )`;

/** `version` grows with all that makes a token of the account untrue. */
const addToUsers = sql`
  alter table users
    add column locale text not null default 'ko' check (locale in ('ko', 'en')),
    add column version int not null default 0,
    add column tokens_from int not null default 0,
    add check (password_hash is not null or google_sub is not null)`;

/** By which the last administrator is found. */
const indexAdmins = sql`create index users_admins on users (id) where role = 'admin'`;

/** What became of accounts of which tokens may still be about; deleted ones stay here for so long. */
const createAccountChanges = sql`
  create table account_changes (
    user_id uuid primary key,
    version int not null,
    tokens_from int not null,
    role text check (role in ('user', 'admin')),
    changed_at timestamptz not null default now()
  )`;

const indexAccountChanges = sql`create index account_changes_by_time on account_changes (changed_at, user_id)`;

/** A new key is published a while before it signs. */
const addSignsFrom = sql`alter table signing_keys add column signs_from timestamptz not null default now()`;
const signFromTheStart = sql`update signing_keys set signs_from = created_at`;

/** Login attempts at Google that were brought back, each once. */
const createUsedAttempts = sql`
  create table used_login_attempts (
    state text primary key,
    used_at timestamptz not null default now()
  )`;

/** Which of the mails that they may do without people want. */
const addWishes = sql`
  alter table users
    add column wants_held_mail boolean not null default true,
    add column wants_points_mail boolean not null default true,
    add column wants_news_mail boolean not null default true`;

/** Somebody who checks tickets at the door. */
const addStaffToUsers = sql`
  alter table users drop constraint users_role_check,
    add constraint users_role_check check (role in ('user', 'staff', 'admin'))`;
const addStaffToChanges = sql`
  alter table account_changes drop constraint account_changes_role_check,
    add constraint account_changes_role_check check (role in ('user', 'staff', 'admin'))`;

/** Auth's database, oldest step first. */
export const migrations: Migrations = {
  '2026-11-23-users-and-keys': {
    async up(db) {
      await createUsers.execute(db);
      await createSigningKeys.execute(db);
      await createOutbox.execute(db);
    },
  },
  '2026-11-25-accounts-that-change': {
    async up(db) {
      await addToUsers.execute(db);
      await indexAdmins.execute(db);
      await createAccountChanges.execute(db);
      await indexAccountChanges.execute(db);
      await addSignsFrom.execute(db);
      await signFromTheStart.execute(db);
      await createUsedAttempts.execute(db);
      await createAuditLog.execute(db);
    },
  },
  '2026-11-27-messages': {
    async up(db) {
      await addTries.execute(db);
    },
  },
  '2026-11-30-audit-log-is-read': {
    async up(db) {
      for (const step of indexAuditLog) await step.execute(db);
    },
  },
  '2026-11-30-wanted-mails': {
    async up(db) {
      await addWishes.execute(db);
    },
  },
  '2026-12-01-staff': {
    async up(db) {
      await addStaffToUsers.execute(db);
      await addStaffToChanges.execute(db);
    },
  },
};
