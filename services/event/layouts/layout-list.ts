import type { EventDb } from '../db/schema.ts';
import { keepReady, type Ready } from '../ready-answers.ts';

/** All seat layouts in one of two orders, ready to be sent. */
export type LayoutLists = (order: 'total_seats' | 'name') => Promise<Ready>;

const MAX_BYTES = 2 * 1_048_576;

export function keepLayoutLists(db: EventDb): LayoutLists {
  const lists = keepReady<Ready>(MAX_BYTES);
  return (order) =>
    lists.answer(order, async () => {
      const layouts = await db
        .selectFrom('seat_layouts')
        .select(['id', 'name', 'description', 'total_seats', 'layout_config'])
        .orderBy(order)
        .orderBy('id')
        .execute();
      return { body: JSON.stringify({ layouts }) };
    });
}
