import { z } from 'zod';
import { gatewayPayment } from '../../story/client/gateway.ts';
import { until } from '../../story/client/until.ts';
import { rows } from './databases.ts';
import { gatewayUrl } from './places.ts';

const Row = z.object({ id: z.string() });

/** The payment that was begun for a reservation, points taken, gateway perhaps not yet asked. */
export async function paymentBegun(reservationId: string): Promise<string> {
  const [payment] = await until(
    'a payment was begun',
    () => rows('payment', Row, 'select id from payments where reservation_id = $1', [reservationId]),
    (found) => found.length === 1,
  );
  if (!payment) throw new Error('no payment');
  return payment.id;
}

/** The payment of a reservation, once the gateway is at it. */
export const gatewayTakes = (reservationId: string) => gatewaySays(reservationId, 'IN_PROGRESS');

/** The payment of a reservation, once the gateway has come to this. */
export async function gatewaySays(reservationId: string, status: string): Promise<string> {
  const id = await paymentBegun(reservationId);
  await until(
    `the gateway's payment is ${status}`,
    () => gatewayPayment(gatewayUrl, id),
    (payment) => payment?.status === status,
  );
  return id;
}
