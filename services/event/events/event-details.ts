import { AppError } from '#shared/http/errors.ts';
import type { EventDb } from '../db/schema.ts';
import { pricesIn } from '../layouts/prices-in.ts';
import { keepReady, type Ready } from '../ready-answers.ts';
import type { KnownStock } from '../stock/known-stock.ts';
import { findEvent } from './find-event.ts';

export type Detail = Ready & { title: string };

/** The page of one event, ready to be sent; 404 `EVENT_NOT_FOUND`. */
export type EventDetails = { answer: (id: string) => Promise<Detail>; drop: () => void };

const MAX_BYTES = 32 * 1_048_576;

/** Event pages, at most two seconds old, and never older than a change made here; their ticket numbers at most four. */
export function keepEventDetails(db: EventDb, ticketTypesOf: KnownStock['of']): EventDetails {
  const details = keepReady<Detail>(MAX_BYTES);
  return {
    answer: (id) =>
      details.answer(id, async () => {
        const found = await findEvent(db, id);
        if (!found) throw new AppError('EVENT_NOT_FOUND');
        const { event, layout } = found;
        // Seats are on the seat page: an event that has them sells nothing by number.
        const ticketTypes = event.seat_layout_id ? [] : await ticketTypesOf(id);
        const sections = layout && pricesIn(layout);
        return { body: JSON.stringify({ event, ticketTypes, sections }), title: event.title };
      }),
    drop: details.drop,
  };
}
