import { z } from 'zod';
import { ask } from './http.ts';

const Payments = z.object({
  payments: z.array(
    z.object({ orderId: z.string(), status: z.string(), totalAmount: z.int(), balanceAmount: z.int() }),
  ),
});
export type GatewayPayment = z.output<typeof Payments>['payments'][number];

/** The books of the sandbox gateway: what it took by each order id, and what of it it still keeps. */
export async function gatewayPayments(gatewayUrl: string): Promise<GatewayPayment[]> {
  return (await ask(gatewayUrl, 'GET', '/sandbox/payments', Payments)).payments;
}

export async function gatewayPayment(
  gatewayUrl: string,
  orderId: string,
): Promise<GatewayPayment | undefined> {
  return (await gatewayPayments(gatewayUrl)).find((payment) => payment.orderId === orderId);
}
