import { gatewayTakes } from '../../system/gateway-sees.ts';
import { eventWithSeats, eventWithTickets } from '../../system/new-event.ts';
import { buyerWithPoints, newBuyer } from '../../system/people.ts';
import { NOTHING } from '../calls.ts';
import { api, by, type People, type Situation } from './situation.ts';

const past = () => new Date(Date.now() - 1_000).toISOString();

/** What buyers and administrators run into at reservation. */
export function reservationSituations({ admin, buyer, other }: People): Situation[] {
  const key = () => ({ 'idempotency-key': crypto.randomUUID() });
  const hold = async (seats = 1) => {
    const event = await eventWithSeats(seats);
    const reservation = await buyer.holdSeat(event.id, event.seat().id);
    return { event, ...reservation };
  };
  const tickets = async (stock = 5) => {
    const event = await eventWithTickets(stock);
    return { event, items: [{ ticketTypeId: event.ticketTypeId, quantity: 1 }] };
  };

  return [
    ['a seat map', 200, async () => api('GET', `/seats/events/${(await eventWithSeats(2)).id}`)],
    [
      'a seat map of an event without seats',
      404,
      async () => api('GET', `/seats/events/${(await eventWithTickets(1)).id}`),
    ],
    [
      'a hold',
      201,
      async () => {
        const event = await eventWithSeats(1);
        return api('POST', '/seats/reserve', by(buyer, { eventId: event.id, seatIds: [event.seat().id] }));
      },
    ],
    [
      'a seat that does not exist',
      404,
      async () =>
        api(
          'POST',
          '/seats/reserve',
          by(buyer, { eventId: (await eventWithSeats(1)).id, seatIds: [NOTHING] }),
        ),
    ],
    [
      'a seat that is taken',
      409,
      async () => {
        const { event } = await hold();
        return api('POST', '/seats/reserve', by(other, { eventId: event.id, seatIds: [event.seat().id] }));
      },
    ],
    [
      'a hold without being admitted',
      403,
      async () => {
        const event = await eventWithSeats(1);
        await admin.limitRoom(event.id, 1);
        await other.enter(event.id);
        await buyer.enter(event.id);
        return api('POST', '/seats/reserve', by(buyer, { eventId: event.id, seatIds: [event.seat().id] }));
      },
    ],
    [
      'another hold under the same key',
      422,
      async () => {
        const event = await eventWithSeats(2);
        const headers = key();
        const body = (index: number) => ({ eventId: event.id, seatIds: [event.seat(index).id] });
        await api('POST', '/seats/reserve', by(buyer, body(0), headers));
        return api('POST', '/seats/reserve', by(buyer, body(1), headers));
      },
    ],
    [
      'standing tickets',
      201,
      async () => {
        const { event, items } = await tickets();
        return api('POST', '/reservations', by(buyer, { eventId: event.id, items }));
      },
    ],
    [
      'tickets of a type that does not exist',
      404,
      async () => {
        const { event } = await tickets();
        const items = [{ ticketTypeId: NOTHING, quantity: 1 }];
        return api('POST', '/reservations', by(buyer, { eventId: event.id, items }));
      },
    ],
    [
      'more tickets than there are',
      409,
      async () => {
        const { event, items } = await tickets(0);
        return api('POST', '/reservations', by(buyer, { eventId: event.id, items }));
      },
    ],
    [
      'tickets without being admitted',
      403,
      async () => {
        const { event, items } = await tickets();
        await admin.limitRoom(event.id, 1);
        await other.enter(event.id);
        await buyer.enter(event.id);
        return api('POST', '/reservations', by(buyer, { eventId: event.id, items }));
      },
    ],
    [
      'other tickets under the same key',
      422,
      async () => {
        const { event, items } = await tickets();
        const headers = key();
        const more = items.map((item) => ({ ...item, quantity: 2 }));
        await api('POST', '/reservations', by(buyer, { eventId: event.id, items }, headers));
        return api('POST', '/reservations', by(buyer, { eventId: event.id, items: more }, headers));
      },
    ],
    ['own reservations', 200, () => api('GET', '/reservations/my', by(buyer))],
    ['one reservation', 200, async () => api('GET', `/reservations/${(await hold()).id}`, by(buyer))],
    [
      'one, as the payment page reads it',
      200,
      async () => api('GET', `/seats/reservation/${(await hold()).id}`, by(buyer)),
    ],
    ['cancelling', 200, async () => api('POST', `/reservations/${(await hold()).id}/cancel`, by(buyer))],
    [
      'cancelling otherwise under the same key',
      422,
      async () => {
        const headers = { 'idempotency-key': crypto.randomUUID() };
        const path = `/reservations/${(await hold()).id}/cancel`;
        await api('POST', path, by(buyer, {}, headers));
        return api('POST', path, by(buyer, { other: true }, headers));
      },
    ],
    [
      'cancelling while it is paid for',
      409,
      async () => {
        const payer = await newBuyer();
        const event = await eventWithSeats(1);
        const { id, totalAmount } = await payer.holdSeat(event.id, event.seat().id);
        const paying = payer.pay({ reservationId: id, points: 0, card: totalAmount, token: 'slow-1' });
        await gatewayTakes(id);
        const answer = await api('POST', `/reservations/${id}/cancel`, by(payer));
        await paying;
        return answer;
      },
    ],
    [
      'the ticket types of an event',
      200,
      async () => api('GET', `/tickets/event/${(await tickets()).event.id}`),
    ],
    [
      'what is left of a type',
      200,
      async () => api('GET', `/tickets/availability/${(await tickets()).event.ticketTypeId}`),
    ],

    [
      'a new ticket type',
      201,
      async () =>
        api(
          'POST',
          `/admin/events/${(await tickets()).event.id}/tickets`,
          by(admin, { name: 'VIP', price: '1000', totalQuantity: '5', description: '' }),
        ),
    ],
    [
      'a ticket type for an event that does not exist',
      404,
      () =>
        api(
          'POST',
          `/admin/events/${NOTHING}/tickets`,
          by(admin, { name: 'VIP', price: 1, totalQuantity: 1 }),
        ),
    ],
    [
      'a changed ticket type',
      200,
      async () =>
        api(
          'PUT',
          `/admin/tickets/${(await tickets()).event.ticketTypeId}`,
          by(admin, { name: 'R', price: 1, totalQuantity: 9 }),
        ),
    ],
    [
      'a change of a type that does not exist',
      404,
      () => api('PUT', `/admin/tickets/${NOTHING}`, by(admin, { name: 'R', price: 1, totalQuantity: 9 })),
    ],
    [
      'fewer tickets than are sold',
      409,
      async () => {
        const { event, items } = await tickets();
        await buyer.holdTickets(
          event.id,
          items.map((item) => ({ ...item, quantity: 3 })),
        );
        return api(
          'PUT',
          `/admin/tickets/${event.ticketTypeId}`,
          by(admin, { name: 'R', price: 1, totalQuantity: 2 }),
        );
      },
    ],
    [
      'seats removed and made again',
      200,
      async () => {
        const { id } = await eventWithSeats(3);
        const removed = await api('DELETE', `/admin/events/${id}/seats`, by(admin));
        if (removed.status !== 200) return removed;
        return api('POST', `/admin/events/${id}/generate-seats`, by(admin));
      },
    ],
    [
      'seats where there are some',
      409,
      async () => api('POST', `/admin/events/${(await eventWithSeats(1)).id}/generate-seats`, by(admin)),
    ],
    [
      'seats without a layout',
      400,
      async () => api('POST', `/admin/events/${(await tickets()).event.id}/generate-seats`, by(admin)),
    ],
    [
      'seats of an event that does not exist',
      404,
      () => api('POST', `/admin/events/${NOTHING}/generate-seats`, by(admin)),
    ],
    [
      'removing seats that somebody has',
      409,
      async () => api('DELETE', `/admin/events/${(await hold()).event.id}/seats`, by(admin)),
    ],
    [
      'removing seats of an event that does not exist',
      404,
      () => api('DELETE', `/admin/events/${NOTHING}/seats`, by(admin)),
    ],
    ['all reservations', 200, () => api('GET', '/admin/reservations?status=pending', by(admin))],
    [
      "anybody's reservation",
      200,
      async () => api('GET', `/admin/reservations/${(await hold()).id}`, by(admin)),
    ],
    ["nobody's reservation", 404, () => api('GET', `/admin/reservations/${NOTHING}`, by(admin))],
    ['statistics', 200, () => api('GET', '/admin/dashboard/stats', by(admin))],
    ['sales', 200, () => api('GET', '/admin/dashboard/sales?days=7', by(admin))],
    ['sales of no days', 400, () => api('GET', '/admin/dashboard/sales?days=0', by(admin))],
    ['what administrators did', 200, () => api('GET', '/admin/audit/reservation?limit=5', by(admin))],
    ['acts on what is no id', 400, () => api('GET', '/admin/audit/reservation?subjectId=x', by(admin))],
    [
      'cancelling by an administrator',
      200,
      async () =>
        api('PATCH', `/admin/reservations/${(await hold()).id}/status`, by(admin, { status: 'cancelled' })),
    ],
    [
      'a status that cannot follow',
      409,
      async () =>
        api('PATCH', `/admin/reservations/${(await hold()).id}/status`, by(admin, { status: 'pending' })),
    ],
    [
      'a status nobody knows',
      400,
      async () =>
        api('PATCH', `/admin/reservations/${(await hold()).id}/status`, by(admin, { status: 'lost' })),
    ],
    [
      'the status of no reservation',
      404,
      () => api('PATCH', `/admin/reservations/${NOTHING}/status`, by(admin, { status: 'cancelled' })),
    ],
    [
      'a seat of an event that is over',
      409,
      async () => {
        const event = await eventWithSeats(1, 1_000, { saleEndDate: past() });
        return api(
          'POST',
          '/seats/reserve',
          by(await buyerWithPoints(1_000), { eventId: event.id, seatIds: [event.seat().id] }),
        );
      },
    ],
  ];
}
