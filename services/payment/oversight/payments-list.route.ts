import { createRoute, z } from '@hono/zod-openapi';
import { pageParams } from '#shared/http/pagination.ts';
import { administrator, answer, Instant, refusals, Won } from '#shared/http/routes.ts';
import { gatewayNames } from '../gateway/gateway.ts';
import { seoulDay } from '../gateway/seoul-day.ts';
import { channels } from '../payments/channels.ts';
import { type PaymentStatus, transitions } from '../payments/status.ts';
import type { FoundPayment, PaymentFilter } from './find-payments.ts';
import { SeenCharge } from './seen-charge.route.ts';
import { troubles } from './trouble.ts';

/** TypeScript does not keep the names of an object's own keys. */
const statuses = Object.keys(transitions) as [PaymentStatus, ...PaymentStatus[]];

/** A form sends what was not chosen as an empty text. */
const chosen = <S extends z.ZodType>(schema: S) =>
  z.union([schema, z.literal('').transform(() => undefined)]).optional();

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const From = z.union([instant, z.iso.date().transform((day) => seoulDay(day).from)]);
const To = z.union([instant, z.iso.date().transform((day) => seoulDay(day).until)]);
const asText = (description: string) => ({ type: 'string' as const, description });

const Filters = z.object({
  status: chosen(z.enum(statuses)).openapi({ type: 'string', enum: [...statuses, ''] }),
  channel: chosen(z.enum(channels)).openapi({ type: 'string', enum: [...channels, ''] }),
  method: chosen(z.enum(['CARD', 'POINT', 'MIXED'])).openapi({
    type: 'string',
    enum: ['CARD', 'POINT', 'MIXED', ''],
  }),
  gateway: chosen(z.enum(gatewayNames)).openapi({ type: 'string', enum: [...gatewayNames, ''] }),
  user_id: chosen(z.uuid()).openapi(asText('Who pays')),
  reservation_id: chosen(z.uuid()).openapi(asText('What is paid for')),
  event_id: chosen(z.uuid()).openapi(asText('What it is a ticket of')),
  from: chosen(From).openapi(asText('Begun from then on: an instant, or a day of Seoul')),
  to: chosen(To).openapi(asText('Begun before then: an instant; or a day of Seoul, that day included')),
  trouble: chosen(z.enum(['true', 'false'])).openapi({ type: 'string', enum: ['true', 'false', ''] }),
  totals: chosen(z.enum(['true', 'false'])).openapi({
    type: 'string',
    enum: ['true', 'false', ''],
    description: 'Whether to add up all that is found, too: of what is narrowed by a filter',
  }),
  before: chosen(z.uuid()).openapi(asText('The `next` of the answer before')),
  limit: pageParams(20).limit,
});

const isNarrowed = ({ totals: _, before: __, limit: ___, trouble, ...filters }: z.output<typeof Filters>) =>
  trouble === 'true' || Object.values(filters).some((filter) => filter !== undefined);

/** To add up all there ever was takes longer than a request may. */
const Search = Filters.refine((search) => search.totals !== 'true' || isNarrowed(search), {
  path: ['totals'],
  message: 'must be narrowed by a filter',
});

export const SeenPayment = z
  .object({
    id: z.uuid(),
    status: z.enum(statuses),
    trouble: z.enum(troubles).nullable(),
    user_id: z.uuid(),
    buyer: z.object({ name: z.string(), email: z.string() }),
    reservation_id: z.uuid(),
    reservation_number: z.string(),
    event_id: z.uuid(),
    event_title: z.string(),
    amount: Won,
    payment_method: z.enum(['CARD', 'POINT', 'MIXED']),
    channel: z.enum(channels),
    point_used: Won,
    card_amount: Won,
    returned_points: Won,
    returned_card: Won,
    gateway: z.enum(gatewayNames).nullable(),
    failure_code: z.string().nullable(),
    refund_reason: z.enum(['cancelled', 'event_cancelled', 'rejected', 'admin']).nullable(),
    created_at: Instant,
    paid_at: Instant.nullable(),
    confirmed_at: Instant.nullable(),
    refunded_at: Instant.nullable(),
  })
  .openapi('SeenPayment');

export const listPaymentsRoute = createRoute({
  method: 'get',
  path: '/api/payments/all',
  summary: "Everybody's payments, newest first (administrators)",
  description:
    '`trouble`: nobody can say what the gateway did; or for more than a minute it is under way, paid and not confirmed, or on its way back. `trouble=true` answers `charges`, too: at most 100 charges of points, of that user and gateway, that are under way for more than a minute, the oldest first, on every page.',
  security: administrator,
  request: { query: Search },
  responses: {
    200: answer(
      'Some of them',
      z.object({
        payments: z.array(SeenPayment),
        charges: z.array(SeenCharge).optional(),
        next: z.uuid().nullable(),
        totals: z.object({ count: z.int(), paid: z.int(), returned: z.int() }).optional(),
      }),
    ),
    ...refusals('VALIDATION_ERROR', 'UNAUTHENTICATED', 'FORBIDDEN'),
  },
});

/** What was asked for, in the words of the domain. */
export const paymentFilter = (search: z.output<typeof Search>): PaymentFilter => ({
  status: search.status,
  channel: search.channel,
  method: search.method,
  gateway: search.gateway,
  userId: search.user_id,
  reservationId: search.reservation_id,
  eventId: search.event_id,
  from: search.from,
  until: search.to,
  inTrouble: search.trouble === 'true',
});

export const seenPayment = (payment: FoundPayment): z.input<typeof SeenPayment> => ({
  id: payment.id,
  status: payment.status,
  trouble: payment.trouble,
  user_id: payment.user_id,
  buyer: { name: payment.buyer.name, email: payment.buyer.email },
  reservation_id: payment.reservation_id,
  reservation_number: payment.reservation.number,
  event_id: payment.reservation.eventId,
  event_title: payment.reservation.eventTitle,
  amount: payment.amount,
  payment_method: payment.payment_method,
  channel: payment.channel,
  point_used: payment.point_used,
  card_amount: payment.card_amount,
  returned_points: payment.returned_points,
  returned_card: payment.returned_card,
  gateway: payment.gateway,
  failure_code: payment.failure_code,
  refund_reason: payment.refund_reason,
  created_at: payment.created_at.toISOString(),
  paid_at: payment.paid_at?.toISOString() ?? null,
  confirmed_at: payment.confirmed_at?.toISOString() ?? null,
  refunded_at: payment.refunded_at?.toISOString() ?? null,
});
