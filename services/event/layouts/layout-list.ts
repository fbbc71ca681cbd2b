import type { EventDb } from '../db/schema.ts';
import { keepReady, type Ready } from '../ready-answers.ts';

/** All seat layouts, the smallest first, ready to be sent. */
export type LayoutList = () => Promise<Ready>;

const MAX_BYTES = 1_048_576;

export function keepLayoutList(db: EventDb): LayoutList {
  const list = keepReady<Ready>(MAX_BYTES);
  return () =>
    list('all', async () => {
      const layouts = await db
        .selectFrom('seat_layouts')
        .select(['id', 'name', 'description', 'total_seats', 'layout_config'])
        .orderBy('total_seats')
        .orderBy('id')
        .execute();
      return { body: JSON.stringify({ layouts }) };
    });
}
