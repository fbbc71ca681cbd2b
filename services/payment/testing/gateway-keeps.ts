import type { World } from './world.ts';

type GatewayPayment = { orderId: string; status: string; balanceAmount: number; cancels: object[] | null };

/** What the sandbox says of an order; undefined when it has none. */
export async function gatewayOrder(
  { gatewayUrl }: Pick<World, 'gatewayUrl'>,
  id: string,
): Promise<GatewayPayment | undefined> {
  const response = await fetch(`${gatewayUrl}/sandbox/payments`);
  const { payments }: { payments: GatewayPayment[] } = JSON.parse(await response.text());
  return payments.find(({ orderId }) => orderId === id);
}

/** KRW that the gateway keeps of an order: nothing of what it refused or never heard of. */
export async function keptByGateway(world: Pick<World, 'gatewayUrl'>, id: string): Promise<number> {
  const order = await gatewayOrder(world, id);
  return order && order.status !== 'ABORTED' ? order.balanceAmount : 0;
}
