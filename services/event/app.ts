import { serveAudit } from '#shared/audit/serve-audit.ts';
import { job } from '#shared/dapr/job.ts';
import { deadLettersInDatabase } from '#shared/dead-letters/in-database.ts';
import type { ReplayAlone } from '#shared/dead-letters/replay-alone.ts';
import { serveDeadLetters } from '#shared/dead-letters/serve-dead-letters.ts';
import { subscribe } from '#shared/events/subscribe.ts';
import { createHttp, type HttpOptions } from '#shared/http/app.ts';
import { adminOnly, authenticated, currentUser } from '#shared/http/authentication.ts';
import { idempotent } from '#shared/http/idempotency.ts';
import { paginationOf } from '#shared/http/pagination.ts';
import { readyJson } from '#shared/http/ready-json.ts';
import { invokedBy } from '#shared/http/sidecar-only.ts';
import { handleOnce } from '#shared/outbox/handle-once.ts';
import { type AccountsInUse, subscribeToAccounts } from '#shared/tokens/accounts.ts';
import { createEvent } from './administration/create-event.ts';
import { editEvent } from './administration/edit-event.ts';
import { cancelEvent, deleteEvent } from './administration/end-event.ts';
import {
  cancelEventRoute,
  cancelled,
  createEventRoute,
  deleted,
  deleteEventRoute,
  editEventRoute,
  eventView,
} from './administration/events.routes.ts';
import type { EventContext } from './context.ts';
import { readEventFacts, readManyEventFacts } from './events/event-facts.ts';
import {
  type EventList,
  type EventPage,
  eventFactsRoute,
  listEventsRoute,
  manyEventFactsRoute,
  showEventRoute,
} from './events/events.routes.ts';
import { countView } from './events/views.ts';
import { sendImage, showImageRoute, uploadedBytes, uploadImageRoute } from './images/images.routes.ts';
import { uploadImage } from './images/upload-image.ts';
import { keepInventory } from './inventory/keep-inventory.ts';
import { createLayout } from './layouts/create-layout.ts';
import { deleteLayout } from './layouts/delete-layout.ts';
import { editLayout } from './layouts/edit-layout.ts';
import {
  adminLayoutsRoute,
  createLayoutRoute,
  deleteLayoutRoute,
  editLayoutRoute,
  type Layouts,
  layoutsRoute,
} from './layouts/layouts.routes.ts';
import { forgetAuthor } from './news/forget-author.ts';
import { listNews } from './news/list-news.ts';
import {
  deleteNewsRoute,
  editNewsRoute,
  listNewsRoute,
  newsText,
  postNewsRoute,
  readNewsRoute,
} from './news/news.routes.ts';
import { newsView } from './news/news.ts';
import { readNews } from './news/read-news.ts';
import { deleteNews, editNews, postNews } from './news/write-news.ts';

export type AppOptions = Omit<HttpOptions, 'service' | 'uploads'> & {
  accounts: AccountsInUse;
  replayAlone?: ReplayAlone | undefined;
  /** Run when the cron bindings tick. */
  jobs: { updateStatus: () => Promise<void> };
};

/** Event: the catalogue, its board of news, and its administration. */
export function createApp(ctx: EventContext, { accounts, jobs, ...http }: AppOptions) {
  const { log } = http;
  const { verify } = accounts;
  const once = idempotent({ db: ctx.db, log }, 'ILLEGAL_TRANSITION');
  const app = createHttp({ service: 'event', uploads: [uploadImageRoute.path], ...http });

  // Public
  app.openapi(listEventsRoute, async (c) => {
    const { body } = await ctx.lists.answer(c.req.valid('query'));
    return readyJson<EventList>(c, body);
  });
  app.openapi(showEventRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { body, title } = await ctx.details.answer(id);
    countView(id, title);
    return readyJson<EventPage>(c, body);
  });
  app.openapi(layoutsRoute, async (c) =>
    readyJson<Layouts>(c, (await ctx.layouts.answer('total_seats')).body),
  );
  app.openapi(listNewsRoute, async (c) => {
    const page = c.req.valid('query');
    const { news, total } = await listNews(ctx.db, page);
    return c.json({ news: news.map(newsView), pagination: paginationOf(page, total) }, 200);
  });
  app.openapi(readNewsRoute, async (c) =>
    c.json({ news: newsView(await readNews(ctx.db, c.req.valid('param').id)) }, 200),
  );
  app.openapi(showImageRoute, async (c) => {
    const { key } = c.req.valid('param');
    return sendImage(c, key, await ctx.images(key));
  });

  // Who is logged in
  app.on(['POST', 'PUT', 'DELETE'], '/api/news/*', authenticated(verify));
  app.on('POST', postNewsRoute.path, once);
  app.openapi(postNewsRoute, async (c) => {
    const news = await postNews(ctx.db, currentUser(c), newsText(c.req.valid('json')), c.get('attemptId'));
    return c.json({ news: newsView(news) }, 201);
  });
  app.openapi(editNewsRoute, async (c) => {
    const { id } = c.req.valid('param');
    const news = await editNews(ctx.db, currentUser(c), id, newsText(c.req.valid('json')));
    return c.json({ news: newsView(news) }, 200);
  });
  app.openapi(deleteNewsRoute, async (c) => {
    await deleteNews(ctx.db, currentUser(c), c.req.valid('param').id);
    return c.json({ message: '소식이 삭제되었습니다.' }, 200);
  });

  // Administrators
  for (const path of ['/api/admin/*', uploadImageRoute.path]) app.use(path, authenticated(verify), adminOnly);
  app.on('POST', createEventRoute.path, once);
  app.openapi(createEventRoute, async (c) => {
    const event = await createEvent(ctx, currentUser(c), c.req.valid('json'), c.get('attemptId'));
    return c.json({ message: '이벤트가 생성되었습니다.', event: eventView(event) }, 201);
  });
  app.openapi(editEventRoute, async (c) => {
    const event = await editEvent(ctx, currentUser(c), c.req.valid('param').id, c.req.valid('json'));
    return c.json({ message: '이벤트가 수정되었습니다.', event: eventView(event) }, 200);
  });
  app.openapi(cancelEventRoute, async (c) =>
    c.json(cancelled(await cancelEvent(ctx, currentUser(c), c.req.valid('param').id)), 200),
  );
  app.openapi(deleteEventRoute, async (c) =>
    c.json(deleted(await deleteEvent(ctx, currentUser(c), c.req.valid('param').id)), 200),
  );
  app.openapi(adminLayoutsRoute, async (c) => readyJson<Layouts>(c, (await ctx.layouts.answer('name')).body));
  app.on('POST', createLayoutRoute.path, once);
  app.openapi(createLayoutRoute, async (c) => {
    const layout = await createLayout(ctx, currentUser(c), c.req.valid('json'), c.get('attemptId'));
    return c.json({ message: '좌석 배치도가 생성되었습니다.', layout }, 201);
  });
  app.openapi(editLayoutRoute, async (c) => {
    const layout = await editLayout(ctx, currentUser(c), c.req.valid('param').id, c.req.valid('json'));
    return c.json({ message: '좌석 배치도가 수정되었습니다.', layout }, 200);
  });
  app.openapi(deleteLayoutRoute, async (c) => {
    await deleteLayout(ctx, currentUser(c), c.req.valid('param').id);
    return c.json({ message: '좌석 배치도가 삭제되었습니다.' }, 200);
  });
  app.openapi(uploadImageRoute, async (c) => {
    const bytes = await uploadedBytes(c.req.valid('form'));
    return c.json(await uploadImage(ctx, currentUser(c), bytes), 200);
  });
  serveAudit(app, 'event', ctx.db);

  // Other services, through their sidecars
  app.use('/internal/events/*', invokedBy('queue', 'reservation'));
  app.openapi(eventFactsRoute, async (c) => {
    const event = await readEventFacts(ctx.db, c.req.valid('param').id);
    if (!event || event.status === 'deleted') return c.json({ ok: false, code: 'EVENT_NOT_FOUND' }, 200);
    return c.json({ ok: true, event }, 200);
  });
  app.openapi(manyEventFactsRoute, async (c) => {
    const found = await readManyEventFacts(ctx.db, c.req.valid('json').ids);
    return c.json({ ok: true as const, events: found.filter(({ status }) => status !== 'deleted') }, 200);
  });

  // What has happened elsewhere
  subscribe(app, log, 'inventory.changed', async ({ id, data }) => {
    await handleOnce(ctx.db, id, (tx) => keepInventory(tx, data));
    await ctx.stockChanged(data.eventId);
  });

  subscribeToAccounts(app, log, accounts, {
    'user.deleted': async ({ id, data }) => {
      await handleOnce(ctx.db, id, (tx) => forgetAuthor(tx, data.userId));
    },
  });
  serveDeadLetters(app, http, deadLettersInDatabase(ctx.db));

  // By the clock
  job(app, log, 'update-event-status', jobs.updateStatus);
  return app;
}
