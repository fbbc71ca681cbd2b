import { z } from 'zod';
import { Room } from '../../../story/client/answers.ts';
import { ask } from '../../../story/client/http.ts';
import { until } from '../../../story/client/until.ts';
import { eventForm } from '../../system/new-event.ts';
import { theAdmin } from '../../system/people.ts';
import { origin } from '../../system/places.ts';

const Created = z.object({ event: z.object({ id: z.uuid(), title: z.string() }) });
const Layouts = z.object({ layouts: z.array(z.object({ id: z.uuid(), name: z.string() })) });

export type Show = z.output<typeof Created>['event'];

/** What somebody types to find this event and no other. */
const newTitle = () => `브라우저 ${crypto.randomUUID().slice(0, 8)}`;

/** An event of the catalogue in a hall of the demo, `small_theater` with its 265 seats or another; on sale now. */
export async function seatedShow({ title = newTitle(), hall = 'small_theater' } = {}): Promise<Show> {
  const { layouts } = await ask(origin, 'GET', '/api/seats/layouts', Layouts);
  const seatLayoutId = layouts.find(({ name }) => name === hall)?.id;
  return show({ ...eventForm(title), ticketTypes: [], seatLayoutId });
}

/** An event of the catalogue with ten standing tickets at 20,000 won, on sale now. */
export const standingShow = (title = newTitle()): Promise<Show> => show(eventForm(title));

/** With a door that lets in so many at once. */
export async function limited(event: Show, threshold: number): Promise<Show> {
  await (await theAdmin()).limitRoom(event.id, threshold);
  return event;
}

async function show(body: object): Promise<Show> {
  const admin = await theAdmin();
  const { event } = await ask(origin, 'POST', '/api/admin/events', Created, { token: admin.token, body });
  await until(
    'the waiting room knows the event',
    () => admin.room(event.id).catch(() => undefined),
    (room) => Room.safeParse(room).success,
  );
  return event;
}
