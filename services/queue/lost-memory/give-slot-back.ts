import type { AdmissionPasses } from '#shared/tokens/admission-pass.ts';
import type { Standing } from '../room/replies/standing.ts';
import type { Rooms, Visitor } from '../room/rooms.ts';

export type GiveSlotBackContext = {
  rooms: Pick<Rooms, 'restoreSlot'>;
  verifyPass: AdmissionPasses['verifyPass'];
};

/**
 * Gives the slot back to who shows a pass from before the room lost its memory; true when it did.
 * Costs nothing while nothing is lost.
 */
export async function giveSlotBack(
  { rooms, verifyPass }: GiveSlotBackContext,
  visitor: Visitor,
  { state, memory }: Standing,
  pass: string | undefined,
): Promise<boolean> {
  if (!pass || state === 'inside' || memory.from === 0 || memory.lostAt === 0) return false;
  const passed = await verifyPass(pass, visitor);
  if (!passed || passed.visit > memory.from) return false;
  return rooms.restoreSlot(visitor, { number: passed.visit, endsAt: passed.endsAt.getTime() });
}
