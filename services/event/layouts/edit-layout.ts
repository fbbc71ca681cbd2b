import { sql } from 'kysely';
import { recordAudit } from '#shared/audit/audit-log.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { EventContext } from '../context.ts';
import type { EventDb } from '../db/schema.ts';
import { columnsOf, type NewLayout, type SeatLayout, shownLayout } from './seat-layout.ts';
import { nameTaken } from './taken-name.ts';

/** The whole layout as it is to be; `version` is that of the one which the administrator saw. */
export type LayoutEdit = NewLayout & { version: number };

type Deps = Pick<EventContext, 'db' | 'layouts'>;

/**
 * Changes what events get that are made from now on; those that are there keep their seats. 404 `LAYOUT_NOT_FOUND`;
 * 409 `LAYOUT_NAME_TAKEN`, or `ILLEGAL_TRANSITION` with `details.version` when somebody else has changed it since.
 */
export async function editLayout(
  { db, layouts }: Deps,
  admin: User,
  id: string,
  edit: LayoutEdit,
): Promise<SeatLayout> {
  const edited = await inTransaction(db, async (tx) => {
    const row = await tx
      .updateTable('seat_layouts')
      .set({ ...columnsOf(edit), version: sql`version + 1`, updated_at: sql`now()` })
      .where('id', '=', id)
      .where('version', '=', edit.version)
      .returning(shownLayout)
      .executeTakeFirst();
    if (!row) throw await refusal(tx, id);
    await recordAudit(tx, admin, { action: 'seat_layout.edited', subjectId: id, details: edit });
    return row;
  }).catch(nameTaken);
  layouts.drop();
  return edited;
}

async function refusal(tx: EventDb, id: string): Promise<AppError> {
  const there = await tx.selectFrom('seat_layouts').select('version').where('id', '=', id).executeTakeFirst();
  if (!there) return new AppError('LAYOUT_NOT_FOUND');
  return new AppError('ILLEGAL_TRANSITION', {
    message: '그사이 다른 사람이 좌석 배치도를 수정했습니다. 새로 불러온 뒤 다시 시도해 주세요.',
    details: { version: there.version },
  });
}
