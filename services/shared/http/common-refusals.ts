import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from './app-env.ts';
import { type ErrorCode, statusOf } from './errors.ts';

type Document = ReturnType<OpenAPIHono<AppEnv>['getOpenAPI31Document']>;
export type PathItem = NonNullable<Document['paths']>[string];
export type Operation = NonNullable<PathItem['get']>;

const SCHEMA = { $ref: '#/components/schemas/Error' };

/** A content type that is not taken has a status of its own, and no code. */
const WRONG_TYPE = 415;

/**
 * Adds to an operation what the frame of every service may refuse before its route is asked: an address or a
 * body that nobody can read, one that is too large, and one of another type.
 */
export function withCommonRefusals(verb: string, path: string, operation: Operation): Operation {
  const responses = { ...operation.responses };
  const add = (code: ErrorCode, status: number = statusOf(code)) => {
    const { description } = responses[status] ?? {};
    const codes = new Set([...(description?.split(', ') ?? []), code]);
    responses[status] = {
      description: [...codes].join(', '),
      content: { 'application/json': { schema: SCHEMA } },
    };
  };
  add('VALIDATION_ERROR');
  // An address that is no address any more once an id stands in it.
  if (path.includes('{')) add('NOT_FOUND');
  // Whoever sends a body sends it, whether or not it is wanted.
  if (verb !== 'get') {
    add('PAYLOAD_TOO_LARGE');
    add('VALIDATION_ERROR', WRONG_TYPE);
  }
  return { ...operation, responses };
}
