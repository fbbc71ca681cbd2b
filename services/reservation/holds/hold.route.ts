import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { AppEnv } from '#shared/http/app-env.ts';
import { AppError } from '#shared/http/errors.ts';
import { answer, bearer, Instant, idempotencyKey, json, refusals, Won } from '#shared/http/routes.ts';
import { PASS_HEADER, passCookie } from '#shared/tokens/admission-pass.ts';
import type { NewReservation } from '../reservations/insert-reservation.ts';
import type { MadeBefore } from '../reservations/made-before.ts';

/** As the front end has it: who asks for more is told so by `SEAT_LIMIT`. */
const MAX_SEATS_PER_RESERVATION = 1;
/** Beyond that a list is no wish of a buyer. */
const LONGEST_LIST = 100;
const MAX_TICKET_TYPES = 20;
const MAX_QUANTITY = 10_000;

const HoldSeatsBody = z
  .object({ eventId: z.uuid(), seatIds: z.array(z.uuid()).min(1).max(LONGEST_LIST) })
  .openapi('HoldSeats');

const HoldTicketsBody = z
  .object({
    eventId: z.uuid(),
    items: z
      .array(z.object({ ticketTypeId: z.uuid(), quantity: z.int().min(1).max(MAX_QUANTITY) }))
      .min(1)
      .max(MAX_TICKET_TYPES)
      .refine(
        (items) => new Set(items.map((item) => item.ticketTypeId)).size === items.length,
        'types must differ',
      ),
  })
  .openapi('HoldTickets');

/** Browsers carry the pass in a cookie. */
const HoldHeaders = idempotencyKey.extend({
  [PASS_HEADER]: z.string().optional().openapi({ description: "The waiting room's pass" }),
});

const Made = z.object({
  id: z.uuid(),
  reservationNumber: z.string(),
  totalAmount: Won,
  expiresAt: Instant.nullable(),
});

const SeatsHeld = z
  .object({
    message: z.string(),
    reservation: Made.extend({
      seats: z.array(
        z.object({ id: z.uuid(), seat_label: z.string(), price: Won, status: z.literal('locked') }),
      ),
    }),
  })
  .openapi('SeatsHeld');

const TicketsHeld = z.object({ message: z.string(), reservation: Made }).openapi('TicketsHeld');

const HOLD_REFUSALS = [
  'VALIDATION_ERROR',
  'UNAUTHENTICATED',
  'QUEUE_NOT_ADMITTED',
  'EVENT_NOT_FOUND',
  'EVENT_NOT_ON_SALE',
  'IDEMPOTENCY_CONFLICT',
  'PAYMENT_IN_PROGRESS',
  'UPSTREAM_UNAVAILABLE',
] as const;

export const holdSeatsRoute = createRoute({
  method: 'post',
  path: '/api/seats/reserve',
  summary: 'Hold a seat for an unpaid reservation',
  security: bearer,
  request: { headers: HoldHeaders, body: json(HoldSeatsBody) },
  responses: {
    201: answer(
      'Held until `expiresAt`; an earlier unpaid hold of the caller in this event is given up',
      SeatsHeld,
    ),
    ...refusals(...HOLD_REFUSALS, 'SEAT_LIMIT', 'SEAT_NOT_FOUND', 'SEAT_UNAVAILABLE'),
  },
});

export const holdTicketsRoute = createRoute({
  method: 'post',
  path: '/api/reservations',
  summary: 'Reserve standing tickets, or a seat',
  security: bearer,
  request: { headers: HoldHeaders, body: json(z.union([HoldTicketsBody, HoldSeatsBody])) },
  responses: {
    201: answer(
      'Out of stock until `expiresAt`; what costs nothing is confirmed at once',
      z.union([TicketsHeld, SeatsHeld]),
    ),
    ...refusals(
      ...HOLD_REFUSALS,
      'TICKET_TYPE_NOT_FOUND',
      'INSUFFICIENT_STOCK',
      'SEAT_LIMIT',
      'SEAT_NOT_FOUND',
      'SEAT_UNAVAILABLE',
    ),
  },
});

/** Throws 400 `SEAT_LIMIT`, and `VALIDATION_ERROR` for a seat named twice. */
export function checkSeatIds(seatIds: string[]): void {
  if (new Set(seatIds).size < seatIds.length) throw new AppError('VALIDATION_ERROR');
  if (seatIds.length > MAX_SEATS_PER_RESERVATION) throw new AppError('SEAT_LIMIT');
}

/** The waiting room's pass, in a cookie for browsers and a header for others; and the try of a repeated request. */
export const holdInput = (c: Context<AppEnv>, eventId: string) => ({
  pass: c.req.header(PASS_HEADER) ?? getCookie(c, passCookie(eventId)),
  attemptId: c.get('attemptId'),
});

export const ticketsHeld = (made: NewReservation) => ({
  message: '예매가 접수되었습니다.',
  reservation: {
    id: made.id,
    reservationNumber: made.reservationNumber,
    totalAmount: made.totalAmount,
    expiresAt: made.expiresAt?.toISOString() ?? null,
  },
});

export const seatsHeld = (held: MadeBefore) => ({
  message: '좌석이 선택되었습니다.',
  reservation: {
    ...ticketsHeld(held).reservation,
    seats: held.seats.map(({ id, seat_label, price }) => ({
      id,
      seat_label,
      price,
      status: 'locked' as const,
    })),
  },
});
