import { recordAudit } from '#shared/audit/audit-log.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { EventContext } from '../context.ts';
import type { EventDb } from '../db/schema.ts';
import { columnsOf, type NewLayout, type SeatLayout, shownLayout } from './seat-layout.ts';
import { nameTaken } from './taken-name.ts';

type Deps = Pick<EventContext, 'db' | 'layouts'>;

/** Makes a layout; in a second try of one attempt it is there already. 409 `LAYOUT_NAME_TAKEN`. */
export async function createLayout(
  { db, layouts }: Deps,
  admin: User,
  layout: NewLayout,
  attemptId?: string,
): Promise<SeatLayout> {
  const made = await inTransaction(db, async (tx) => {
    const before = attemptId && (await madeIn(tx, attemptId));
    if (before) return before;
    const row = await tx
      .insertInto('seat_layouts')
      .values({ id: attemptId ?? uuidv7(), ...columnsOf(layout) })
      .returning(shownLayout)
      .executeTakeFirstOrThrow();
    await recordAudit(tx, admin, { action: 'seat_layout.created', subjectId: row.id, details: layout });
    return row;
  }).catch(nameTaken);
  layouts.drop();
  return made;
}

const madeIn = (tx: EventDb, attemptId: string): Promise<SeatLayout | undefined> =>
  tx.selectFrom('seat_layouts').select(shownLayout).where('id', '=', attemptId).executeTakeFirst();
