import type { OpenAPIHono } from '@hono/zod-openapi';
import { compress } from 'hono/compress';
import type { AppEnv } from '#shared/http/app-env.ts';
import { authenticated, currentUser, staffOnly } from '#shared/http/authentication.ts';
import { AppError } from '#shared/http/errors.ts';
import type { VerifyToken } from '#shared/tokens/verify.ts';
import { checkIn } from './check-ins/check-in.ts';
import {
  checkInBatchRoute,
  checkInRoute,
  doorEventsRoute,
  doorListRoute,
} from './check-ins/check-ins.routes.ts';
import { listDoorEvents, readDoorList } from './check-ins/door-list.ts';
import type { ReservationContext } from './context.ts';

/** What is done at the door, by staff and administrators. */
export function atTheDoor(
  app: OpenAPIHono<AppEnv>,
  ctx: Pick<ReservationContext, 'db' | 'ticketCodes'>,
  verify: VerifyToken,
): void {
  app.use('/api/check-ins/*', authenticated(verify), staffOnly);
  app.use('/api/check-ins/events/*', compress({ encoding: 'gzip' }));

  app.openapi(checkInRoute, async (c) => {
    const [outcome] = await checkIn(ctx, currentUser(c), [c.req.valid('json')]);
    if (!outcome) throw new AppError('INTERNAL');
    return c.json(outcome, 200);
  });
  app.openapi(checkInBatchRoute, async (c) =>
    c.json({ results: await checkIn(ctx, currentUser(c), c.req.valid('json').checkIns) }, 200),
  );
  app.openapi(doorEventsRoute, async (c) => c.json({ events: await listDoorEvents(ctx.db) }, 200));
  app.openapi(doorListRoute, async (c) => {
    const { eventId } = c.req.valid('param');
    return c.json(await readDoorList(ctx.db, { eventId, ...c.req.valid('query') }), 200);
  });
}
