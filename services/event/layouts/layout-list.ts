import type { EventDb } from '../db/schema.ts';
import { keepReady, type Ready } from '../ready-answers.ts';
import { shownLayout } from './seat-layout.ts';

/** All seat layouts in one of two orders, ready to be sent; never older than a change made here. */
export type LayoutLists = {
  answer: (order: 'total_seats' | 'name') => Promise<Ready>;
  drop: () => void;
};

const MAX_BYTES = 2 * 1_048_576;

export function keepLayoutLists(db: EventDb): LayoutLists {
  const lists = keepReady<Ready>(MAX_BYTES);
  return {
    answer: (order) =>
      lists.answer(order, async () => {
        const layouts = await db
          .selectFrom('seat_layouts')
          .select(shownLayout)
          .orderBy(order)
          .orderBy('id')
          .execute();
        return { body: JSON.stringify({ layouts }) };
      }),
    drop: lists.drop,
  };
}
