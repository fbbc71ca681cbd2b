import type { TestProject } from 'vitest/node';
import { startFor } from '../system/started.ts';

/** The whole system with RabbitMQ in the place of Redis Streams: one setting, and no other line. */
export default (project: TestProject): Promise<() => Promise<void>> =>
  startFor(project, {
    portOffset: Number(process.env.RABBITMQ_PORT_OFFSET ?? 10_000),
    components: 'rabbitmq',
  });
