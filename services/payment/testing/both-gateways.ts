import type { GatewayName } from '../gateway/gateway.ts';
import { PORTONE, SECRET_KEY } from './world.ts';

/** What the sandbox has to know to speak for both gateways, with no time lost at the card company. */
export const SANDBOX = {
  secretKey: SECRET_KEY,
  portone: PORTONE,
  delay: { from: 0, to: 0 },
  journal: undefined,
} as const;

/** As the sandbox shows each payment to tests. */
export type AtSandbox = {
  gateway: GatewayName;
  orderId: string;
  status: string;
  balanceAmount: number;
  totalAmount: number;
};

/** What the sandbox has of one order. */
export async function atSandbox(gatewayUrl: string, orderId: string): Promise<AtSandbox | undefined> {
  const text = await (await fetch(`${gatewayUrl}/sandbox/payments`)).text();
  const { payments }: { payments: AtSandbox[] } = JSON.parse(text);
  return payments.find((payment) => payment.orderId === orderId);
}
