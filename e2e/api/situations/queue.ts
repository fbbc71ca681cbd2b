import { eventWithSeats } from '../../system/new-event.ts';
import { parts } from '../../system/parts.ts';
import { api, by, type People, type Situation } from './situation.ts';

/** What happens at the door. */
export function queueSituations({ admin, buyer, other }: People): Situation[] {
  const event = async () => (await eventWithSeats(1)).id;
  /** An event whose room takes no newcomers. */
  const closed = async () => {
    const id = await event();
    await admin.setRoom(id, { state: 'draining' });
    return id;
  };
  const withLine = async () => {
    const id = await event();
    await admin.limitRoom(id, 1);
    for (const one of [buyer, other]) await one.enter(id);
    return id;
  };
  return [
    [
      'a check where no newcomers are taken',
      403,
      async () => api('POST', `/queue/check/${await closed()}`, by(buyer)),
    ],
    [
      'entering where no newcomers are taken',
      403,
      async () => api('POST', '/queue/enter', by(buyer, { eventId: await closed() })),
    ],
    [
      'the status of a newcomer there',
      403,
      async () => api('GET', `/queue/status/${await closed()}`, by(buyer)),
    ],
    ['the same by query', 403, async () => api('GET', `/queue/status?eventId=${await closed()}`, by(buyer))],
    [
      'another order while somebody waits',
      409,
      async () => api('PUT', `/queue/admin/${await withLine()}`, by(admin, { order: 'preopen-shuffle' })),
    ],
    ['a history', 200, async () => api('GET', `/queue/admin/${await closed()}/history`, by(admin))],
    ['a check', 200, async () => api('POST', `/queue/check/${await event()}`, by(buyer, {}))],
    ['entering', 200, async () => api('POST', '/queue/enter', by(buyer, { eventId: await event() }))],
    [
      'entering what does not exist',
      404,
      () => api('POST', '/queue/enter', by(buyer, { eventId: crypto.randomUUID() })),
    ],
    ['the status', 200, async () => api('GET', `/queue/status/${await event()}`, by(buyer))],
    ['the status by query', 200, async () => api('GET', `/queue/status?eventId=${await event()}`, by(buyer))],
    [
      'the status of what does not exist',
      404,
      () => api('GET', `/queue/status?eventId=${crypto.randomUUID()}`, by(buyer)),
    ],
    [
      'the status by query while Redis is away',
      503,
      async () => {
        const id = await event();
        return parts.without('redis', () => api('GET', `/queue/status?eventId=${id}`, by(buyer)));
      },
    ],
    ['leaving what is no address', 404, () => api('POST', '/queue/leave/%', by(buyer, {}))],
    ['leaving', 200, async () => api('POST', `/queue/leave/${await event()}`, by(buyer, {}))],
    ['a report', 200, async () => api('GET', `/queue/admin/${await event()}`, by(admin))],
    [
      'new limits',
      200,
      async () =>
        api('PUT', `/queue/admin/${await event()}`, by(admin, { threshold: 10, admitPerSecond: 5 })),
    ],
    [
      'new limits for what does not exist',
      404,
      () => api('PUT', `/queue/admin/${crypto.randomUUID()}`, by(admin, { threshold: 10 })),
    ],
    ['an emptied room', 200, async () => api('POST', `/queue/admin/clear/${await event()}`, by(admin))],
  ];
}
