import type { DeadLetters } from '#shared/dead-letters/letter.ts';
import type { ReplayAlone } from '#shared/dead-letters/replay-alone.ts';
import { serveDeadLetters } from '#shared/dead-letters/serve-dead-letters.ts';
import type { EventData } from '#shared/events/contracts.ts';
import { subscribe } from '#shared/events/subscribe.ts';
import { createHttp, type HttpOptions } from '#shared/http/app.ts';
import { adminOnly, authenticated, currentUser } from '#shared/http/authentication.ts';
import { invokedBy } from '#shared/http/sidecar-only.ts';
import { type AccountsInUse, subscribeToAccounts } from '#shared/tokens/accounts.ts';
import {
  clearRoomRoute,
  roomHistoryRoute,
  roomReportRoute,
  setRoomRoute,
} from './administration/admin.routes.ts';
import { clearRoom } from './administration/clear-room.ts';
import { reportRoom } from './administration/report-room.ts';
import { setRoom } from './administration/set-room.ts';
import { changesOf } from './changes/change.ts';
import { tellChanges } from './changes/tell-changes.ts';
import type { QueueContext } from './context.ts';
import type { Limited } from './request-limits/limited.route.ts';
import { admissionOf } from './room/admission-of.ts';
import { answerStanding, dropCarried } from './room/answer.route.ts';
import { endVisit } from './room/end-visit.ts';
import { leaveRoom } from './room/leave-room.ts';
import {
  admissionsRoute,
  checkRoute,
  enterRoute,
  leaveRoute,
  statusByQueryRoute,
  statusRoute,
} from './room/room.routes.ts';

export type AppOptions = Omit<HttpOptions, 'service'> & {
  accounts: AccountsInUse;
  deadLetters: DeadLetters;
  replayAlone?: ReplayAlone | undefined;
  limited: Limited;
};

/** Queue: the waiting room of each event, and what browsers are told live. */
export function createApp(ctx: QueueContext, { accounts, deadLetters, limited, ...http }: AppOptions) {
  const { log } = http;
  const app = createHttp({ service: 'queue', ...http });
  for (const act of ['check', 'enter', 'status', 'leave', 'admin'])
    app.use(`/api/queue/${act}/*`, authenticated(accounts.verify));
  app.use('/api/queue/admin/*', adminOnly);
  for (const act of ['check', 'enter', 'leave']) app.use(`/api/queue/${act}/*`, limited.enter);
  app.use('/api/queue/status/*', limited.poll);

  app.openapi(checkRoute, async (c) =>
    c.json(await answerStanding(c, ctx, c.req.valid('param').eventId, 'enter', c.req.valid('json')), 200),
  );
  app.openapi(enterRoute, async (c) =>
    c.json(await answerStanding(c, ctx, c.req.valid('json').eventId, 'enter', c.req.valid('json')), 200),
  );
  app.openapi(statusRoute, async (c) =>
    c.json(await answerStanding(c, ctx, c.req.valid('param').eventId, 'look'), 200),
  );
  app.openapi(statusByQueryRoute, async (c) =>
    c.json(await answerStanding(c, ctx, c.req.valid('query').eventId, 'look'), 200),
  );
  app.openapi(leaveRoute, async (c) => {
    const { eventId } = c.req.valid('param');
    await leaveRoom(ctx, { eventId, userId: currentUser(c).userId });
    dropCarried(c, eventId);
    return c.json({ message: '대기열에서 나왔습니다.' }, 200);
  });
  app.openapi(roomReportRoute, async (c) => c.json(await reportRoom(ctx, c.req.valid('param').eventId), 200));
  app.openapi(roomHistoryRoute, async (c) => {
    const { eventId } = c.req.valid('param');
    await ctx.catalogue.find(eventId);
    return c.json({ changes: await ctx.audit.of(eventId) }, 200);
  });
  app.openapi(setRoomRoute, async (c) => {
    const { eventId } = c.req.valid('param');
    await setRoom(ctx, currentUser(c), eventId, c.req.valid('json'));
    return c.json(await reportRoom(ctx, eventId), 200);
  });
  app.openapi(clearRoomRoute, async (c) => {
    await clearRoom(ctx, currentUser(c), c.req.valid('param').eventId);
    return c.json({ message: '대기열이 초기화되었습니다.' }, 200);
  });
  app.use(admissionsRoute.path, invokedBy('reservation'));
  app.openapi(admissionsRoute, async (c) => c.json(await admissionOf(ctx, c.req.valid('json')), 200));

  subscribe(app, log, 'event.published', ({ data }) => ctx.catalogue.keep(data));
  subscribe(app, log, 'inventory.changed', ({ data }) =>
    tellChanges(ctx, data.eventId, changesOf({ seats: [], stock: data.stock })),
  );
  subscribe(app, log, 'reservation.held', ({ data }) => tell(data));
  subscribe(app, log, 'reservation.confirmed', async ({ data }) => {
    await tell(data);
    await endVisit(ctx, data.reservation);
  });
  subscribe(app, log, 'reservation.cancelled', async ({ data }) => {
    await tell(data);
    if (data.endsVisit) await endVisit(ctx, data.reservation);
  });
  subscribe(app, log, 'reservation.reduced', ({ data }) => tell(data));
  subscribe(app, log, 'reservation.expired', async ({ data }) => {
    await tell(data);
    await endVisit(ctx, data.reservation);
  });
  subscribe(app, log, 'reservation.payment_rejected', ({ data }) => endVisit(ctx, data.reservation));
  subscribeToAccounts(app, log, accounts);
  serveDeadLetters(app, http, deadLetters);
  return app;

  function tell(data: EventData<'reservation.held'>): Promise<void> {
    return tellChanges(ctx, data.reservation.eventId, changesOf(data));
  }
}
