import { sql } from 'kysely';
import { z } from 'zod';

/** The states of an event as clients see them. */
export const EventStatus = z.enum(['upcoming', 'on_sale', 'sold_out', 'ended', 'cancelled']);
export type EventStatus = z.infer<typeof EventStatus>;

/** The status now, by the database's clock; the column `status` may be a second behind it. */
export const statusNow = sql<EventStatus>`event_status(events, statement_timestamp())`;
