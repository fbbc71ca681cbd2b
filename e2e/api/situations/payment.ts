import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { envOf } from '../../system/databases.ts';
import { gatewayTakes } from '../../system/gateway-sees.ts';
import { eventWithSeats, eventWithTickets } from '../../system/new-event.ts';
import { parts } from '../../system/parts.ts';
import { newBuyer } from '../../system/people.ts';
import { NOTHING } from '../calls.ts';
import { administrationSituations } from './payment-administration.ts';
import { api, by, type People, type Situation } from './situation.ts';

const webhookKey = envOf('payment').TOSS_WEBHOOK_KEY ?? '';

/** As Toss signs: https://docs.tosspayments.com/reference/using-api/webhook-events */
function signedByGateway(body: string): Record<string, string> {
  const sentAt = new Date().toISOString();
  const signature = createHmac('sha256', webhookKey).update(`${body}:${sentAt}`).digest('base64');
  return {
    'tosspayments-webhook-signature': `v1:${signature}`,
    'tosspayments-webhook-transmission-time': sentAt,
  };
}

/** What a buyer's money can run into. */
export function paymentSituations({ admin, buyer }: People): Situation[] {
  const key = () => ({ 'idempotency-key': crypto.randomUUID() });
  const held = async () => {
    const event = await eventWithSeats(1);
    return buyer.holdSeat(event.id, event.seat().id);
  };
  const order = async (change: object = {}) => {
    const { id, totalAmount } = await held();
    return {
      reservation_id: id,
      total_price: totalAmount,
      point_used: 0,
      card_amount: totalAmount,
      pg_token: 'approve',
      ...change,
    };
  };
  const process = async (change: object = {}) => ({
    reservationId: (await held()).id,
    paymentMethod: 'naver_pay',
    ...change,
  });
  const paid = async () => {
    const { id, totalAmount } = await held();
    return { id, payment: await buyer.pay({ reservationId: id, points: 0, card: totalAmount }) };
  };
  const paidTickets = async () => {
    const { id: eventId, ticketTypeId } = await eventWithTickets(2);
    const { id, totalAmount } = await buyer.holdTickets(eventId, [{ ticketTypeId, quantity: 2 }]);
    return { ticketTypeId, payment: await buyer.pay({ reservationId: id, points: 0, card: totalAmount }) };
  };
  const givePartBack = (
    { ticketTypeId, payment }: Awaited<ReturnType<typeof paidTickets>>,
    headers: Record<string, string>,
    quantity = 1,
  ) => {
    const items = [{ ticket_type_id: ticketTypeId, quantity }];
    return api('POST', `/payments/${payment.id}/refund`, by(admin, { items }, headers));
  };
  const inTheMiddle = async (path: string, body: (reservationId: string, amount: number) => object) => {
    const payer = await newBuyer();
    const event = await eventWithSeats(1);
    const { id, totalAmount } = await payer.holdSeat(event.id, event.seat().id);
    const paying = payer.pay({ reservationId: id, points: 0, card: totalAmount, token: 'slow-1' });
    await gatewayTakes(id);
    const answer = await api('POST', path, by(payer, body(id, totalAmount)));
    await paying;
    return answer;
  };
  const charge = (change: object = {}) => ({
    amount: 1_000,
    payment_method: 'CARD',
    pg_token: 'approve',
    ...change,
  });

  const webhook = (orderId: string, gateway = 'toss', status = 'DONE') => {
    const body = JSON.stringify({ eventType: 'PAYMENT_STATUS_CHANGED', data: { orderId, status } });
    return api('POST', `/payments/webhook/${gateway}`, { body, headers: signedByGateway(body) });
  };

  return [
    ['the methods', 200, () => api('GET', '/payments/methods')],
    ['paying by one method', 200, async () => api('POST', '/payments/process', by(buyer, await process()))],
    [
      'a method nobody knows',
      400,
      async () => api('POST', '/payments/process', by(buyer, await process({ paymentMethod: 'gold' }))),
    ],
    [
      'paying what does not exist',
      404,
      () =>
        api('POST', '/payments/process', by(buyer, { reservationId: NOTHING, paymentMethod: 'naver_pay' })),
    ],
    [
      'a declined method',
      402,
      async () => api('POST', '/payments/process', by(buyer, await process({ pg_token: 'decline' }))),
    ],
    [
      'a method that does not answer',
      503,
      async () => api('POST', '/payments/process', by(buyer, await process({ pg_token: 'never-1' }))),
    ],
    [
      'paying while it is paid',
      409,
      () =>
        inTheMiddle('/payments/process', (reservationId) => ({ reservationId, paymentMethod: 'naver_pay' })),
    ],
    [
      'another method under the same key',
      422,
      async () => {
        const headers = key();
        const body = await process();
        await api('POST', '/payments/process', by(buyer, body, headers));
        return api('POST', '/payments/process', by(buyer, { ...body, paymentMethod: 'kakao_pay' }, headers));
      },
    ],
    ['paying by card', 200, async () => api('POST', '/payments', by(buyer, await order()))],
    [
      'a wrong kind',
      400,
      async () => api('POST', '/payments', by(buyer, await order({ payment_method: 'POINT' }))),
    ],
    [
      'a declined card',
      402,
      async () => api('POST', '/payments', by(buyer, await order({ pg_token: 'decline' }))),
    ],
    [
      'more points than there are',
      402,
      async () => {
        const body = await order();
        return api('POST', '/payments', by(buyer, { ...body, point_used: body.total_price, card_amount: 0 }));
      },
    ],
    [
      'another amount',
      409,
      async () => api('POST', '/payments', by(buyer, await order({ total_price: 1, card_amount: 1 }))),
    ],
    [
      'paying for nothing there',
      404,
      async () => api('POST', '/payments', by(buyer, { ...(await order()), reservation_id: NOTHING })),
    ],
    [
      'a card that does not answer',
      503,
      async () => api('POST', '/payments', by(buyer, await order({ pg_token: 'never-1' }))),
    ],
    [
      'another payment under the same key',
      422,
      async () => {
        const headers = key();
        const body = await order();
        await api('POST', '/payments', by(buyer, body, headers));
        return api('POST', '/payments', by(buyer, { ...body, pg_token: 'other' }, headers));
      },
    ],
    ['one payment', 200, async () => api('GET', `/payments/${(await paid()).payment.id}`, by(buyer))],
    [
      'the payment of a reservation',
      200,
      async () => api('GET', `/payments?reservation_id=${(await paid()).id}`, by(buyer)),
    ],
    [
      'the payment of a reservation while the database is away',
      503,
      () => parts.without('postgres', () => api('GET', `/payments?reservation_id=${NOTHING}`, by(buyer))),
    ],
    [
      'the payment of no reservation',
      200,
      () => api('GET', `/payments?reservation_id=${NOTHING}`, by(buyer)),
    ],
    [
      'a payment given back',
      200,
      async () => api('POST', `/payments/${(await paid()).payment.id}/refund`, by(admin)),
    ],
    ['a ticket of a payment given back', 200, async () => givePartBack(await paidTickets(), key())],
    ['more tickets given back than there are', 409, async () => givePartBack(await paidTickets(), key(), 3)],
    ['a ticket given back without a key', 400, async () => givePartBack(await paidTickets(), {})],
    [
      'a payment that failed given back',
      409,
      async () => {
        const { id, totalAmount } = await held();
        await buyer
          .pay({ reservationId: id, points: 0, card: totalAmount, token: 'decline' })
          .catch(() => undefined);
        const { body } = await api('GET', `/payments?reservation_id=${id}`, by(buyer));
        const { payment } = z.object({ payment: z.object({ id: z.uuid() }) }).parse(body);
        return api('POST', `/payments/${payment.id}/refund`, by(admin));
      },
    ],
    [
      'another refund under the same key',
      422,
      async () => {
        const headers = key();
        const path = `/payments/${(await paid()).payment.id}/refund`;
        await api('POST', path, by(admin, {}, headers));
        return api('POST', path, by(admin, { other: true }, headers));
      },
    ],
    ['a hint of the gateway', 200, async () => webhook((await paid()).payment.id)],
    ['a hint of no gateway', 404, () => webhook(NOTHING, 'nobody')],
    [
      'a hint while the gateway is away',
      503,
      async () => {
        const { payment } = await paid();
        return parts.without('payment-gateway', () => webhook(payment.id, 'toss', 'CANCELED'));
      },
    ],
    ['points', 200, () => api('POST', '/points/charge', by(buyer, charge()))],
    [
      'points by no card',
      400,
      () => api('POST', '/points/charge', by(buyer, charge({ payment_method: 'CASH' }))),
    ],
    [
      'points by a declined card',
      402,
      () => api('POST', '/points/charge', by(buyer, charge({ pg_token: 'decline' }))),
    ],
    [
      'points by a card that does not answer',
      503,
      () => api('POST', '/points/charge', by(buyer, charge({ pg_token: 'never-1' }))),
    ],
    [
      'other points under the same key',
      422,
      async () => {
        const headers = key();
        await api('POST', '/points/charge', by(buyer, charge(), headers));
        return api('POST', '/points/charge', by(buyer, charge({ amount: 2_000 }), headers));
      },
    ],
    [
      'points while the same request runs',
      409,
      async () => {
        const headers = key();
        const body = charge({ pg_token: 'slow-1' });
        const first = api('POST', '/points/charge', by(buyer, body, headers));
        const second = await api('POST', '/points/charge', by(buyer, body, headers));
        const answers = [await first, second];
        return answers.find(({ status }) => status === 409) ?? second;
      },
    ],
    ['the balance', 200, () => api('GET', '/points/balance', by(buyer))],
    ['the histories', 200, () => api('GET', '/points/histories', by(buyer))],
    ['histories read on from nowhere', 400, () => api('GET', '/points/histories?before=x', by(buyer))],
    ...administrationSituations({ admin, buyer }, async () => (await paid()).payment.id),
  ];
}
