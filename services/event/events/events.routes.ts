import { createRoute, z } from '@hono/zod-openapi';
import { EventFacts } from '#shared/events/facts.ts';
import { Pagination } from '#shared/http/pagination.ts';
import { answer, Instant, idParams, json, refusals } from '#shared/http/routes.ts';
import { Section } from '../layouts/prices-in.ts';
import { TicketType } from '../stock/ticket-types.ts';
import { ListQuery } from './list-query.ts';
import { EventStatus } from './status.ts';

const shown = {
  id: z.uuid(),
  title: z.string(),
  description: z.string().nullable(),
  venue: z.string(),
  address: z.string().nullable(),
  event_date: Instant,
  sale_start_date: Instant,
  sale_end_date: Instant,
  poster_image_url: z.string().nullable(),
  status: EventStatus,
  artist_name: z.string().nullable(),
};

const ListedEvent = z
  .object({
    ...shown,
    ticket_type_count: z.int(),
    min_price: z.int().nullable(),
    max_price: z.int().nullable(),
  })
  .openapi('ListedEvent');

export const ShownEvent = z
  .object({
    ...shown,
    seat_layout_id: z.uuid().nullable(),
    pre_scaled: z.boolean(),
    created_by: z.uuid().nullable(),
    created_at: Instant,
    updated_at: Instant,
  })
  .openapi('Event');

const EventPage = z.object({
  event: ShownEvent,
  ticketTypes: z.array(z.object(TicketType.shape).openapi('TicketType')),
  sections: z.array(z.object(Section.shape).openapi('Section')).nullable().openapi({
    description: 'Of an event with seats, of the layout it was made with; null where there are none',
  }),
});
export type EventPage = z.infer<typeof EventPage>;

const EventList = z.object({
  events: z.array(ListedEvent),
  pagination: Pagination,
});
export type EventList = z.infer<typeof EventList>;

/** The catalogue: by status, by words, page by page. */
export const listEventsRoute = createRoute({
  method: 'get',
  path: '/api/events',
  summary: 'List and search events',
  request: {
    query: ListQuery,
  },
  responses: {
    200: answer('One page, in the order of `sort`; of a search `total` is at most 5,000', EventList),
    ...refusals('VALIDATION_ERROR', 'UPSTREAM_UNAVAILABLE'),
  },
});

/** One event with what is left of its tickets. */
export const showEventRoute = createRoute({
  method: 'get',
  path: '/api/events/{id}',
  summary: 'Show one event',
  request: { params: idParams('id') },
  responses: {
    200: answer('The event; one with seats has sections, and no ticket types', EventPage),
    ...refusals('INVALID_ID', 'EVENT_NOT_FOUND', 'UPSTREAM_UNAVAILABLE'),
  },
});

/** For services that need an event before its `event.published` has reached them. */
export const eventFactsRoute = createRoute({
  method: 'get',
  path: '/internal/events/{id}',
  summary: 'What other services keep of an event (sidecar only)',
  request: { params: idParams('id') },
  responses: {
    200: answer(
      'The facts, or that there is no such event',
      z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true), event: EventFacts }),
        z.object({ ok: z.literal(false), code: z.literal('EVENT_NOT_FOUND') }),
      ]),
    ),
    ...refusals('INVALID_ID', 'FORBIDDEN', 'UPSTREAM_UNAVAILABLE'),
  },
});

const MOST_AT_ONCE = 100;

export const manyEventFactsRoute = createRoute({
  method: 'post',
  path: '/internal/events/facts',
  summary: 'The same of many events (sidecar only)',
  request: {
    body: { ...json(z.object({ ids: z.array(z.uuid()).min(1).max(MOST_AT_ONCE) })), required: true },
  },
  responses: {
    200: answer(
      'The facts of those that there are',
      z.object({ ok: z.literal(true), events: z.array(EventFacts) }),
    ),
    ...refusals('VALIDATION_ERROR', 'FORBIDDEN', 'UPSTREAM_UNAVAILABLE'),
  },
});
