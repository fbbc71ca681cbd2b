import type { Page } from '#shared/http/pagination.ts';
import type { EventDb } from '../db/schema.ts';
import type { NewsRow } from './news.ts';

/** One page of the board, what is pinned in front, then the newest; and how many there are in all. */
export async function listNews(
  db: EventDb,
  { page, limit }: Page,
): Promise<{ news: NewsRow[]; total: number }> {
  const [news, { total }] = await Promise.all([
    db
      .selectFrom('news')
      .select([
        'id',
        'title',
        'content',
        'author',
        'author_id',
        'views',
        'is_pinned',
        'created_at',
        'updated_at',
      ])
      .orderBy('is_pinned', 'desc')
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .offset((page - 1) * limit)
      .execute(),
    db
      .selectFrom('news')
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ]);
  return { news, total };
}
