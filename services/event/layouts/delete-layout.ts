import { recordAudit } from '#shared/audit/audit-log.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { EventContext } from '../context.ts';
import type { EventDb } from '../db/schema.ts';

type Deps = Pick<EventContext, 'db' | 'layouts'>;

/** Deletes a layout that no event has. 404 `LAYOUT_NOT_FOUND`; 409 `SEATS_IN_USE` with `details.events`, their number. */
export async function deleteLayout({ db, layouts }: Deps, admin: User, id: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const layout = await tx
      .selectFrom('seat_layouts')
      .select('name')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!layout) throw new AppError('LAYOUT_NOT_FOUND');
    const events = await eventsIn(tx, id);
    if (events > 0)
      throw new AppError('SEATS_IN_USE', {
        message: '이 좌석 배치도를 쓰는 이벤트가 있어 삭제할 수 없습니다.',
        details: { events },
      });
    await letGo(tx, id);
    await tx.deleteFrom('seat_layouts').where('id', '=', id).execute();
    await recordAudit(tx, admin, { action: 'seat_layout.deleted', subjectId: id, details: layout });
  });
  layouts.drop();
}

async function eventsIn(tx: EventDb, id: string): Promise<number> {
  const { events } = await tx
    .selectFrom('events')
    .select(({ fn }) => fn.countAll<number>().as('events'))
    .where('seat_layout_id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return events;
}

/** Deleted events are on no page where an administrator could find what still has the layout. */
const letGo = (tx: EventDb, id: string) =>
  tx
    .updateTable('events')
    .set({ seat_layout_id: null })
    .where('seat_layout_id', '=', id)
    .where('deleted_at', 'is not', null)
    .execute();
