import type { Kysely } from 'kysely';
import { uuidv7 } from '#shared/ids.ts';
import type { PaymentContext } from '../../context.ts';
import { databaseNow } from '../../db/open-work.ts';
import type { PaymentTables, PointAudit } from '../../db/schema.ts';
import { accountsAfter, changedAccounts } from './accounts-to-audit.ts';
import type { PointDifference } from './difference.ts';
import { findDifferences } from './find-differences.ts';

export const AUDIT_LOCK_SECONDS = 600;
/** How many accounts beside the changed ones: a million are seen in nine days. */
const IN_PASSING = 5_000;
const SLICE = 500;
/** What one report names; how many there are it says in any case. */
const MOST_NAMED = 1_000;

/**
 * Looks whether balances and ledger agree: of the accounts that changed since the last audit, of those it named,
 * and in passing of some more, so that all get their turn. Reports what it finds and repairs nothing.
 */
export async function auditPoints(
  ctx: Pick<PaymentContext, 'db' | 'log'>,
  inPassing = IN_PASSING,
): Promise<PointAudit> {
  const { db, log } = ctx;
  const last = await lastAudit(db);
  const startedAt = await databaseNow(db);
  const found = new Map<string, PointDifference>();
  let accounts = 0;
  const look = async (userIds: string[]) => {
    accounts += userIds.length;
    for (const difference of await findDifferences(db, userIds)) found.set(difference.userId, difference);
  };

  for await (const changed of changedAccounts(db, last?.started_at, startedAt)) await look(changed);
  if (last?.different) await look(last.differences.map(({ userId }) => userId));
  let upTo = last?.up_to ?? null;
  for (let left = inPassing; left > 0; left -= SLICE) {
    const most = Math.min(left, SLICE);
    const slice = await accountsAfter(db, upTo, most);
    await look(slice);
    upTo = slice.length < most ? null : (slice.at(-1) ?? null);
    if (upTo === null) break;
  }

  const differences = [...found.values()];
  const report = await db
    .insertInto('point_audits')
    .values({
      id: uuidv7(),
      started_at: startedAt,
      accounts,
      up_to: upTo,
      different: differences.length,
      differences: JSON.stringify(differences.slice(0, MOST_NAMED)),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  if (differences.length > 0)
    log.error({ auditId: report.id, different: differences.length }, 'points and their ledger differ');
  return report;
}

/** The newest report there is. */
export const lastAudit = (db: Kysely<PaymentTables>): Promise<PointAudit | undefined> =>
  db.selectFrom('point_audits').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst();
