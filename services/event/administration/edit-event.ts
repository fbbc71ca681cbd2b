import { sql } from 'kysely';
import { recordAudit } from '#shared/audit/audit-log.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { EventContext } from '../context.ts';
import { announceEvent } from '../events/event-facts.ts';
import { type ShownEvent, shownEvent } from '../events/find-event.ts';
import type { NewEvent } from './create-event.ts';

/** What of an event may be another; a field that is not given keeps its value. */
export type EventEdit = {
  [Field in keyof Omit<NewEvent, 'seatLayoutId' | 'ticketTypes'>]?: NewEvent[Field] | undefined;
};

type Deps = Pick<EventContext, 'db' | 'relay' | 'catalogueChanged'>;

/**
 * Changes what is given and nothing else, in one statement, so that two who edit different fields at once both
 * have their way. A cancelled event stays cancelled. 404 `EVENT_NOT_FOUND`; 400 `VALIDATION_ERROR` when its sale
 * would not start before it ends.
 */
export async function editEvent(deps: Deps, admin: User, id: string, edit: EventEdit): Promise<ShownEvent> {
  const edited = await inTransaction(deps.db, async (tx) => {
    const row = await tx
      .updateTable('events')
      .set({ ...columnsOf(edit), version: sql`version + 1`, updated_at: sql`now()` })
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .where(sql<boolean>`
        coalesce(${edit.saleStartDate ?? null}::timestamptz, sale_start_date)
          < coalesce(${edit.saleEndDate ?? null}::timestamptz, sale_end_date)`)
      .returning(shownEvent)
      .executeTakeFirst();
    if (!row) throw await refusal(tx, id);
    await recordAudit(tx, admin, { action: 'event.edited', subjectId: id, details: edit });
    await announceEvent(tx, id);
    return row;
  });
  deps.relay.nudge();
  deps.catalogueChanged();
  return edited;
}

const columnsOf = (edit: EventEdit) => ({
  title: edit.title,
  description: edit.description,
  venue: edit.venue,
  address: edit.address,
  artist_name: edit.artistName,
  poster_image_url: edit.posterImageUrl,
  event_date: edit.eventDate,
  sale_start_date: edit.saleStartDate,
  sale_end_date: edit.saleEndDate,
});

async function refusal(tx: Deps['db'], id: string): Promise<AppError> {
  const there = await tx
    .selectFrom('events')
    .select('id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return there ? saleEndsBeforeItStarts() : new AppError('EVENT_NOT_FOUND');
}

export const saleEndsBeforeItStarts = () =>
  new AppError('VALIDATION_ERROR', {
    message: '판매 종료 일시는 판매 시작 일시보다 늦어야 합니다.',
    details: { fields: [{ path: 'saleEndDate', msg: 'must be after saleStartDate' }] },
  });
