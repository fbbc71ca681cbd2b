import { z } from '@hono/zod-openapi';
import { ErrorBody } from './error-body.ts';
import { type ErrorCode, statusOf } from './errors.ts';

/** Pieces of which route objects are made: `createRoute({ …, request: { body: json(X) }, responses: {…} })`. */
export const json = <S extends z.ZodType>(schema: S) => ({ content: { 'application/json': { schema } } });

export const answer = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  ...json(schema),
});

/** What a route that wants a token also refuses; 503 while no key set could be had to check it with. */
const WITH_TOKEN: ErrorCode[] = ['INVALID_TOKEN', 'USER_NOT_FOUND', 'UPSTREAM_UNAVAILABLE'];

/** The refusals a route may give, grouped by status as OpenAPI wants them. */
export function refusals(...named: ErrorCode[]) {
  const codes = new Set(named.includes('UNAUTHENTICATED') ? [...named, ...WITH_TOKEN] : named);
  const byStatus: Record<number, ErrorCode[]> = {};
  for (const code of codes) byStatus[statusOf(code)] = [...(byStatus[statusOf(code)] ?? []), code];
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, list]) => [status, answer(list.join(', '), ErrorBody)]),
  );
}

/** Path parameters that are UUIDs; anything else is 400 `INVALID_ID`. */
export const idParams = <const Name extends string>(...names: Name[]) =>
  z.object(
    Object.fromEntries(names.map((name) => [name, z.uuid().toLowerCase()])) as Record<Name, z.ZodUUID>,
  );

/** The header of routes behind `idempotent`. */
export const idempotencyKey = z.object({
  'idempotency-key': z
    .string()
    .optional()
    .openapi({ description: 'A repeat with the same key and body gets the first answer, for 24 hours' }),
});

/** The same where money moves by hand: without a key a lost answer could not be asked for again. */
export const requiredIdempotencyKey = z.object({
  'idempotency-key': z
    .string()
    .openapi({ description: 'A repeat with the same key and body gets the first answer, for 24 hours' }),
});

/** Marks a route as one that needs a bearer token. */
export const bearer = [{ bearer: [] }];

/** Likewise, and that of an administrator: OpenAPI lists roles here. */
export const administrator = [{ bearer: ['admin'] }];

/** Likewise, and that of somebody at the door, or of an administrator: one of them is enough. */
export const staff = [{ bearer: ['staff'] }, { bearer: ['admin'] }];

/** An instant on the wire: ISO-8601, UTC, milliseconds. */
export const Instant = z.iso.datetime({ precision: 3 });

/** Won or points: a whole number that fits PostgreSQL's int. */
export const Won = z.int().min(0).max(2_147_483_647);
