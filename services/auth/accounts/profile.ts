import { z } from 'zod';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import { appendEvent } from '#shared/outbox/append.ts';
import type { AuthContext } from '../context.ts';
import { Account, toAccount } from './account.ts';
import { Locale, Name, Phone } from './credentials.ts';
import {
  toWantedMails,
  WANTED_MAILS_COLUMNS,
  WantedMails,
  type WantedMailsRow,
  wantedMailsAfter,
} from './wanted-mails.ts';

/** All that its owner sees of an account; `created_at` is UTC. */
export const Profile = Account.extend({
  phone: z.string().nullable(),
  provider: z.enum(['LOCAL', 'GOOGLE']),
  profile_image: z.string().nullable(),
  locale: Locale,
  notifications: WantedMails,
  created_at: z.iso.datetime({ precision: 3 }),
});
export type Profile = z.infer<typeof Profile>;

export const PROFILE_COLUMNS = [
  'id',
  'email',
  'name',
  'role',
  'phone',
  'provider',
  'profile_image',
  'locale',
  'created_at',
  ...WANTED_MAILS_COLUMNS,
] as const;

type ProfileRow = Omit<Profile, 'userId' | 'notifications' | 'created_at'> &
  WantedMailsRow & { created_at: Date };

export const toProfile = (row: ProfileRow): Profile => ({
  ...toAccount(row),
  phone: row.phone,
  provider: row.provider,
  profile_image: row.profile_image,
  locale: row.locale,
  notifications: toWantedMails(row),
  created_at: row.created_at.toISOString(),
});

/** What its owner may change; what is absent stays as it is. */
export const ProfileChange = z.object({
  name: Name.optional(),
  /** Null or empty: none. */
  phone: Phone.nullable().optional(),
  locale: Locale.optional(),
  notifications: WantedMails.partial().optional(),
});
export type ProfileChange = z.infer<typeof ProfileChange>;

export async function readProfile({ db }: Pick<AuthContext, 'db'>, userId: string): Promise<Profile> {
  const row = await db
    .selectFrom('users')
    .select(PROFILE_COLUMNS)
    .where('id', '=', userId)
    .executeTakeFirst();
  if (!row) throw new AppError('USER_NOT_FOUND');
  return toProfile(row);
}

/** Changes what the owner says; the other services hear of another name. 401 `USER_NOT_FOUND` once it is deleted. */
export async function changeProfile(
  ctx: Pick<AuthContext, 'db' | 'relay'>,
  userId: string,
  { name, phone, locale, notifications = {} }: ProfileChange,
): Promise<Profile> {
  const profile = await inTransaction(ctx.db, async (tx) => {
    const before = await tx
      .selectFrom('users')
      .select(PROFILE_COLUMNS)
      .where('id', '=', userId)
      .forUpdate()
      .executeTakeFirst();
    if (!before) throw new AppError('USER_NOT_FOUND');
    const row = await tx
      .updateTable('users')
      .set((eb) => ({
        name: name ?? before.name,
        phone: phone === undefined ? before.phone : phone || null,
        locale: locale ?? before.locale,
        ...wantedMailsAfter(notifications, before),
        updated_at: eb.fn<Date>('now'),
      }))
      .where('id', '=', userId)
      .returning(PROFILE_COLUMNS)
      .executeTakeFirstOrThrow();
    if (row.name !== before.name) {
      const facts = { userId, email: row.email, name: row.name, role: row.role };
      await appendEvent(tx, 'user.changed', userId, facts);
    }
    return toProfile(row);
  });
  ctx.relay.nudge();
  return profile;
}
