import type { Gateway, GatewayName } from './gateway.ts';

export type Gateways = {
  /** Takes what is paid from now on. */
  forNew: Gateway;
  /** The one that took an order, whichever takes new ones today. Throws when it is not connected. */
  of: (order: { id: string; gateway: GatewayName | null }) => Gateway;
  /** By its name, where one of that name is connected. */
  named: (name: string) => Gateway | undefined;
};

/** Throws when the gateway for new payments is not among the connected ones. */
export function gatewaysOf(forNew: GatewayName, connected: Gateway[]): Gateways {
  const byName = new Map<string, Gateway>(connected.map((gateway) => [gateway.name, gateway]));
  const find = (name: GatewayName | null, about: string): Gateway => {
    const gateway = name && byName.get(name);
    if (!gateway) throw new Error(`no gateway ${name ?? ''} is connected for ${about}`);
    return gateway;
  };
  return {
    forNew: find(forNew, 'new payments'),
    of: ({ id, gateway }) => find(gateway, `order ${id}`),
    named: (name) => byName.get(name),
  };
}
