import { createHttp, type HttpOptions } from '#shared/http/app.ts';
import { readyJson } from '#shared/http/ready-json.ts';
import { invokedBy } from '#shared/http/sidecar-only.ts';
import type { EventContext } from './context.ts';
import { readEventFacts } from './events/event-facts.ts';
import {
  type EventList,
  type EventPage,
  eventFactsRoute,
  listEventsRoute,
  showEventRoute,
} from './events/events.routes.ts';
import { countView } from './events/views.ts';
import { type Layouts, layoutsRoute } from './layouts/layouts.route.ts';

/** Event: the catalogue. */
export function createApp(ctx: EventContext, http: Omit<HttpOptions, 'service'>) {
  const app = createHttp({ service: 'event', ...http });

  app.openapi(listEventsRoute, async (c) => {
    const { body } = await ctx.lists(c.req.valid('query'));
    return readyJson<EventList>(c, body);
  });
  app.openapi(showEventRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { body, title } = await ctx.details(id);
    countView(id, title);
    return readyJson<EventPage>(c, body);
  });
  app.openapi(layoutsRoute, async (c) => readyJson<Layouts>(c, (await ctx.layouts()).body));
  app.use('/internal/events/*', invokedBy('queue'));
  app.openapi(eventFactsRoute, async (c) => {
    const event = await readEventFacts(ctx.db, c.req.valid('param').id);
    return c.json(event ? { ok: true, event } : { ok: false, code: 'EVENT_NOT_FOUND' }, 200);
  });
  return app;
}
