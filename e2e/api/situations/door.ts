import { z } from 'zod';
import { eventWithTickets } from '../../system/new-event.ts';
import { NOTHING } from '../calls.ts';
import { api, by, type People, type Situation } from './situation.ts';

const Tickets = z.object({ tickets: z.array(z.object({ code: z.string(), shortCode: z.string() })) });

/** What buyers with tickets, and those who look at them, run into at reservation. */
export function doorSituations({ admin, buyer, other }: People): Situation[] {
  const held = async () => {
    const { id: eventId, ticketTypeId } = await eventWithTickets(5);
    return { eventId, ...(await buyer.holdTickets(eventId, [{ ticketTypeId, quantity: 2 }])) };
  };
  const bought = async () => {
    const { eventId, id, totalAmount } = await held();
    await buyer.pay({ reservationId: id, points: 0, card: totalAmount });
    return { eventId, id };
  };
  const ticketsOf = (id: string) => api('GET', `/reservations/${id}/tickets`, by(buyer));
  const scans = async () => {
    const { eventId, id } = await bought();
    const { body } = await ticketsOf(id);
    return Tickets.parse(body).tickets.map(({ code }) => ({ code, eventId, nonce: crypto.randomUUID() }));
  };

  return [
    ['the public keys of tickets', 200, () => api('GET', '/tickets/keys')],
    ['own tickets', 200, async () => ticketsOf((await bought()).id)],
    ['tickets of what is not paid', 409, async () => ticketsOf((await held()).id)],
    [
      "somebody else's tickets",
      404,
      async () => api('GET', `/reservations/${(await bought()).id}/tickets`, by(other)),
    ],
    [
      'a ticket at its door, twice',
      200,
      async () => {
        const [scan] = await scans();
        await api('POST', '/check-ins', by(admin, scan));
        return api('POST', '/check-ins', by(admin, { ...scan, nonce: crypto.randomUUID() }));
      },
    ],
    [
      'a ticket at another door',
      200,
      async () => {
        const [scan] = await scans();
        return api('POST', '/check-ins', by(admin, { ...scan, eventId: NOTHING }));
      },
    ],
    [
      'scans that were made without a network',
      200,
      async () => {
        const checkIns = [...(await scans()), { code: 'x', eventId: NOTHING, nonce: NOTHING }];
        return api('POST', '/check-ins/batch', by(admin, { checkIns }));
      },
    ],
    ['the events that a door opens for', 200, () => api('GET', '/check-ins/events', by(admin))],
    [
      'the tickets of an event',
      200,
      async () => api('GET', `/check-ins/events/${(await bought()).eventId}`, by(admin)),
    ],
    ['the tickets of no event', 404, () => api('GET', `/check-ins/events/${NOTHING}`, by(admin))],
  ];
}
