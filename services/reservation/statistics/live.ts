import { sql } from 'kysely';

/** Whether a row of `reservations` counts as one: neither cancelled nor run out. */
export const isLive = sql<boolean>`(
  status = 'confirmed' or status in ('pending', 'paying') and held_until > clock_timestamp())`;
