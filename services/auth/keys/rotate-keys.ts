import { type Kysely, sql, type Transaction } from 'kysely';
import { recordAudit } from '#shared/audit/audit-log.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { AuthTables } from '../db/schema.ts';
import { createKey, lockKeys, PUBLISHED_AFTER_SECONDS } from './signing-keys.ts';

/**
 * How long a new key is published before it signs: longer than any service keeps a set of keys (10 minutes).
 * A token of a key that a service does not know yet would make it ask again, but not without end, and what
 * it cannot check it refuses.
 */
const KNOWN_BEFORE_SECONDS = 15 * 60;

export type Rotation = { db: Kysely<AuthTables>; secret: string };

/** What came of it: the key that will sign, and from when (UTC). */
export type NewKey = { kid: string; signsFrom: Date };

/**
 * Brings in a new key once the newest one is so many days old, and takes out those that nobody needs any
 * more. Nobody is logged out: the old key stays published until the last token it signed has ended.
 */
export async function rotateWhenOld(
  { db, secret }: Rotation,
  afterDays: number,
): Promise<NewKey | undefined> {
  return inTransaction(db, async (tx) => {
    await lockKeys(tx);
    await sql`delete from signing_keys
      where retired_at < now() - make_interval(secs => ${PUBLISHED_AFTER_SECONDS})`.execute(tx);
    const { rows } = await sql`select from signing_keys
      where retired_at is null and created_at > now() - make_interval(days => ${afterDays})`.execute(tx);
    return rows.length === 0 ? replaceKeys(tx, secret) : undefined;
  });
}

/** An administrator wants a new key now. 409 `ILLEGAL_TRANSITION` while the last new one does not sign yet. */
export async function rotateByHand({ db, secret }: Rotation, actor: User): Promise<NewKey> {
  return inTransaction(db, async (tx) => {
    await lockKeys(tx);
    const { rows } = await sql`select from signing_keys where signs_from > now()`.execute(tx);
    if (rows.length > 0) throw new AppError('ILLEGAL_TRANSITION');
    const made = await replaceKeys(tx, secret);
    const details = { kid: made.kid, signsFrom: made.signsFrom.toISOString() };
    // A key is named by no UUID, so that the log has it among the details.
    await recordAudit(tx, actor, { action: 'signing_keys.rotated', subjectId: actor.userId, details });
    return made;
  });
}

/** The keys in use sign until the new one does. */
async function replaceKeys(tx: Transaction<AuthTables>, secret: string): Promise<NewKey> {
  const { kid } = await createKey(tx, secret, KNOWN_BEFORE_SECONDS);
  const { signs_from } = await tx
    .selectFrom('signing_keys')
    .select('signs_from')
    .where('kid', '=', kid)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('signing_keys')
    .set({ retired_at: signs_from })
    .where('retired_at', 'is', null)
    .where('kid', '<>', kid)
    .execute();
  return { kid, signsFrom: signs_from };
}
