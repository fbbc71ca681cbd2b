import { sql } from 'kysely';
import { recordAudit } from '#shared/audit/audit-log.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { EventDb } from '../db/schema.ts';
import type { NewsRow } from './news.ts';

/** Pinning is for administrators; from anybody else `isPinned` changes nothing. */
export type NewsText = { title: string; content: string; isPinned?: boolean | undefined };

/** Posts on the board, in the name of the account; in a second try of one attempt it is there already. */
export const postNews = (
  db: EventDb,
  user: User,
  { title, content, isPinned = false }: NewsText,
  attemptId?: string,
) =>
  inTransaction(db, async (tx) => {
    const before = attemptId && (await postedIn(tx, attemptId));
    if (before) return before;
    const news = await tx
      .insertInto('news')
      .values({
        id: attemptId ?? uuidv7(),
        title,
        content,
        author: user.name,
        author_id: user.userId,
        is_pinned: isPinned && user.role === 'admin',
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await auditOf(tx, user, 'news.posted', news);
    return news;
  });

const postedIn = (tx: EventDb, attemptId: string): Promise<NewsRow | undefined> =>
  tx.selectFrom('news').selectAll().where('id', '=', attemptId).executeTakeFirst();

/** Edits what the caller wrote; nobody else may, administrators neither. 404 `NEWS_NOT_FOUND`, 403 `FORBIDDEN`. */
export const editNews = (db: EventDb, user: User, id: string, { title, content, isPinned }: NewsText) =>
  inTransaction(db, async (tx) => {
    const news = await tx
      .updateTable('news')
      .set({
        title,
        content,
        ...(isPinned !== undefined && user.role === 'admin' && { is_pinned: isPinned }),
        updated_at: sql`now()`,
      })
      .where('id', '=', id)
      .where('author_id', '=', user.userId)
      .returningAll()
      .executeTakeFirst();
    if (!news) throw await refusal(tx, id);
    await auditOf(tx, user, 'news.edited', news);
    return news;
  });

/** Deletes what the caller wrote, or an administrator anything. 404 `NEWS_NOT_FOUND`, 403 `FORBIDDEN`. */
export const deleteNews = (db: EventDb, user: User, id: string): Promise<void> =>
  inTransaction(db, async (tx) => {
    const deletable = tx.deleteFrom('news').where('id', '=', id);
    const own = user.role === 'admin' ? deletable : deletable.where('author_id', '=', user.userId);
    const news = await own.returningAll().executeTakeFirst();
    if (!news) throw await refusal(tx, id);
    await auditOf(tx, user, 'news.deleted', news);
  });

async function refusal(tx: EventDb, id: string): Promise<AppError> {
  const there = await tx.selectFrom('news').select('id').where('id', '=', id).executeTakeFirst();
  return new AppError(there ? 'FORBIDDEN' : 'NEWS_NOT_FOUND');
}

/** Only what administrators do is recorded. */
async function auditOf(tx: EventDb, user: User, action: string, { id, title, author }: NewsRow) {
  if (user.role === 'admin')
    await recordAudit(tx, user, { action, subjectId: id, details: { title, author } });
}
