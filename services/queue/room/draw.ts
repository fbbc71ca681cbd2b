import { createHmac } from 'node:crypto';
import type { Visitor } from './rooms.ts';

const BITS = 48;
const SPAN = 2 ** BITS;

/**
 * Where somebody stands who came before the sale opened, in an event that draws: below zero, so before all who
 * come later. It is the same however often they come, so that nobody can draw again, and nobody without the
 * secret can know it.
 */
export function drawnPlaces(secret: string) {
  const key = createHmac('sha256', secret).update('draw').digest();
  return ({ eventId, userId }: Visitor): number =>
    createHmac('sha256', key)
      .update(`${eventId}.${userId}`)
      .digest()
      .readUIntBE(0, BITS / 8) - SPAN;
}
export type DrawPlace = ReturnType<typeof drawnPlaces>;
