import { mintUser } from '../../crowd/people/mint-users.ts';
import { directly } from '../../crowd/system/places.ts';
import { Admin } from '../../story/client/admin.ts';

/** Lets in everybody who comes. */
export const openRoom = (eventId: string): Promise<void> => limitRoom(eventId, 1_000_000);

/** Lets in no more than so many at once. */
export async function limitRoom(eventId: string, threshold: number): Promise<void> {
  await new Admin(directly.queue, await mintUser('admin')).limitRoom(eventId, threshold);
}
