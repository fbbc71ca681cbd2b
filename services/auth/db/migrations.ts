import { sql } from 'kysely';
import type { Migrations } from '#shared/database/migrate.ts';
import { createOutbox } from '#shared/outbox/table.ts';

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

/** Auth's database, oldest step first. */
export const migrations: Migrations = {
  '2026-11-23-users-and-keys': {
    async up(db) {
      await createUsers.execute(db);
      await createSigningKeys.execute(db);
      await createOutbox.execute(db);
    },
  },
};
