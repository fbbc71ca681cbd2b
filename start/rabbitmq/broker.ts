import type { RunTemplate } from '../template/run-template.ts';

/** The ports of a RabbitMQ that is ours to start: where apps reach it, its node's own, and that of the names. */
export type RabbitMqPorts = { amqp: number; node: number; names: number };

/** With components/rabbitmq and its broker on this machine; elsewhere it is somebody else's. */
export function ownRabbitMq({ place, common }: RunTemplate): RabbitMqPorts | undefined {
  const port = Number(/^localhost:(\d+)$/.exec(common.env.RABBITMQ_ADDRESS ?? '')?.[1]);
  if (place.name !== 'rabbitmq' || !port) return undefined;
  return { amqp: port, node: port + 1, names: port + 2 };
}
