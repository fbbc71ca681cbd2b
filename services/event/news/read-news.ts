import { sql } from 'kysely';
import { AppError } from '#shared/http/errors.ts';
import type { EventDb } from '../db/schema.ts';
import type { NewsRow } from './news.ts';

/** Reads news and counts the view, in one statement; being read changes nothing else. 404 `NEWS_NOT_FOUND`. */
export async function readNews(db: EventDb, id: string): Promise<NewsRow> {
  const news = await db
    .updateTable('news')
    .set({ views: sql`views + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (!news) throw new AppError('NEWS_NOT_FOUND');
  return news;
}
