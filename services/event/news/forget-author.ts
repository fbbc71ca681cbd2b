import type { EventDb } from '../db/schema.ts';

/** What stands in place of the name of somebody who has left. */
const LEFT = '(탈퇴)';

/** A user has deleted their account: what they posted stays, their name does not. */
export async function forgetAuthor(tx: EventDb, userId: string): Promise<void> {
  await tx.updateTable('news').set({ author: LEFT }).where('author_id', '=', userId).execute();
}
