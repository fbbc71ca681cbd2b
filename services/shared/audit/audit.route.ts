import { createRoute, z } from '@hono/zod-openapi';
import { fromOne } from '../http/pagination.ts';
import { administrator, answer, Instant, refusals } from '../http/routes.ts';
import type { Act as ListedAct } from './list-acts.ts';

const Act = z
  .object({
    id: z.uuid(),
    at: Instant,
    actorId: z.uuid(),
    actorEmail: z.string(),
    action: z.string(),
    subjectId: z.uuid().openapi({ description: 'What it was done to' }),
    details: z.record(z.string(), z.unknown()),
  })
  .openapi('Act');

/** `GET /api/admin/audit/<service>`: what administrators did at this service. */
export const auditRoute = <const Service extends string>(service: Service) =>
  createRoute({
    method: 'get',
    path: `/api/admin/audit/${service}`,
    summary: `What administrators did at ${service}, the newest first (administrators)`,
    security: administrator,
    request: {
      query: z.object({
        actorId: z.uuid().optional().openapi({ description: 'Who did it' }),
        action: z
          .string()
          .regex(/^[a-z_.]{1,100}$/)
          .optional()
          .openapi({ example: 'event.cancelled' }),
        subjectId: z.uuid().optional().openapi({ description: 'What it was done to' }),
        before: z.uuid().optional().openapi({ description: 'The `next` of the answer before' }),
        limit: fromOne(50, 100),
      }),
    },
    responses: {
      200: answer('Acts', z.object({ acts: z.array(Act), next: z.uuid().nullable() })),
      ...refusals('VALIDATION_ERROR', 'UNAUTHENTICATED', 'FORBIDDEN'),
    },
  });

/** An act as it is on the wire. */
export const actView = ({ at, ...act }: ListedAct) => ({ ...act, at: at.toISOString() });
