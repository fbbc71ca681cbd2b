import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { readyJson } from '#shared/http/ready-json.ts';
import { answer, idParams, refusals, Won } from '#shared/http/routes.ts';
import type { SeatMap } from './read-seat-map.ts';
import type { SerializedSeatMap } from './seat-maps.ts';

const Section = z.object({
  name: z.string(),
  rows: z.int(),
  seatsPerRow: z.int(),
  price: Won,
  startRow: z.int(),
});

const Seat = z.object({
  id: z.uuid(),
  section: z.string(),
  row_number: z.int(),
  seat_number: z.int(),
  seat_label: z.string(),
  price: Won,
  status: z.enum(['available', 'locked', 'reserved']),
});

const SeatMapBody = z
  .object({
    event: z.object({ id: z.uuid(), title: z.string() }),
    layout: z.object({ sections: z.array(Section) }),
    seats: z.array(Seat),
  })
  .openapi('SeatMap');

export const seatMapRoute = createRoute({
  method: 'get',
  path: '/api/seats/events/{eventId}',
  summary: 'The seat map as it is now',
  request: { params: idParams('eventId') },
  responses: {
    200: answer('Seats by section, row and number; a hold being paid shows as locked', SeatMapBody),
    ...refusals(
      'INVALID_ID',
      'VALIDATION_ERROR',
      'EVENT_NOT_FOUND',
      'NO_SEAT_LAYOUT',
      'UPSTREAM_UNAVAILABLE',
    ),
  },
});

/** From here on compressing costs less than sending. */
const COMPRESS_BYTES = 32 * 1024;

/** Sends a map that is serialised already, compressed once for all where the client takes it. */
export async function sendSeatMap(c: Context, map: SerializedSeatMap) {
  const headers = { 'cache-control': 'no-store', vary: 'accept-encoding' };
  const accepted = c.req.header('accept-encoding') ?? '';
  if (map.json.length < COMPRESS_BYTES || !/\bgzip\b/.test(accepted))
    return readyJson<SeatMap>(c, map.json, headers);
  return readyJson<SeatMap>(c, await map.gzipped(), { ...headers, 'content-encoding': 'gzip' });
}
