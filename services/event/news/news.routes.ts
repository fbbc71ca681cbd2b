import { createRoute, z } from '@hono/zod-openapi';
import { Pagination, pageParams } from '#shared/http/pagination.ts';
import { answer, bearer, Instant, idempotencyKey, idParams, json, refusals } from '#shared/http/routes.ts';

const News = z
  .object({
    id: z.uuid(),
    title: z.string(),
    content: z.string(),
    author: z.string(),
    author_id: z.uuid().nullable(),
    views: z.int(),
    is_pinned: z.boolean(),
    created_at: Instant,
    createdAt: Instant,
    updated_at: Instant,
  })
  .openapi('News');
const OneNews = z.object({ news: News });

/** Whoever claims to be the author is not asked: it is the caller. */
const NewsBody = z
  .object({
    title: z.string().trim().min(1).max(255),
    content: z.string().max(20_000).regex(/\S/, 'must not be empty'),
    is_pinned: z.boolean().nullish().openapi({ description: 'Counts from administrators alone' }),
  })
  .openapi('NewsText');
export const newsText = ({ title, content, is_pinned }: z.output<typeof NewsBody>) => ({
  title,
  content,
  isPinned: is_pinned ?? undefined,
});

const body = { ...json(NewsBody), required: true };

export const listNewsRoute = createRoute({
  method: 'get',
  path: '/api/news',
  summary: 'The board, pinned first, then the newest',
  request: { query: z.object(pageParams(20)) },
  responses: {
    200: answer('One page', z.object({ news: z.array(News), pagination: Pagination })),
    ...refusals('VALIDATION_ERROR', 'UPSTREAM_UNAVAILABLE'),
  },
});

export const readNewsRoute = createRoute({
  method: 'get',
  path: '/api/news/{id}',
  summary: 'Read news; counts the view',
  request: { params: idParams('id') },
  responses: {
    200: answer('The news', OneNews),
    ...refusals('INVALID_ID', 'NEWS_NOT_FOUND', 'UPSTREAM_UNAVAILABLE'),
  },
});

export const postNewsRoute = createRoute({
  method: 'post',
  path: '/api/news',
  summary: 'Post on the board, in the own name',
  security: bearer,
  request: { headers: idempotencyKey, body },
  responses: {
    201: answer('As posted', OneNews),
    ...refusals('VALIDATION_ERROR', 'UNAUTHENTICATED', 'ILLEGAL_TRANSITION', 'IDEMPOTENCY_CONFLICT'),
  },
});

export const editNewsRoute = createRoute({
  method: 'put',
  path: '/api/news/{id}',
  summary: 'Edit what one wrote',
  security: bearer,
  request: { params: idParams('id'), body },
  responses: {
    200: answer('As edited', OneNews),
    ...refusals('INVALID_ID', 'VALIDATION_ERROR', 'UNAUTHENTICATED', 'FORBIDDEN', 'NEWS_NOT_FOUND'),
  },
});

export const deleteNewsRoute = createRoute({
  method: 'delete',
  path: '/api/news/{id}',
  summary: 'Delete what one wrote; administrators anything',
  security: bearer,
  request: { params: idParams('id') },
  responses: {
    200: answer('Deleted', z.object({ message: z.string() })),
    ...refusals('INVALID_ID', 'VALIDATION_ERROR', 'UNAUTHENTICATED', 'FORBIDDEN', 'NEWS_NOT_FOUND'),
  },
});
