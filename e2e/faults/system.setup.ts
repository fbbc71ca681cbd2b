import type { TestProject } from 'vitest/node';
import { openLine } from '../../sandbox/network/line.ts';
import { infrastructurePorts } from '../../start/template/infrastructure.ts';
import { readRunTemplate } from '../../start/template/run-template.ts';
import { startFor } from '../system/started.ts';
import { REPLICA_PORTS } from './second-replicas.ts';

/** The whole system, with lines that can be disturbed between the services and all that they stand on. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const portOffset = Number(process.env.FAULTS_PORT_OFFSET ?? 20_000);
  const template = readRunTemplate(undefined, portOffset);
  const ports = infrastructurePorts(template);
  const lines = {
    gateway: await openLine(ports.paymentGateway),
    postgres: await openLine(ports.postgres),
    redis: await openLine(ports.redis),
  };
  const appEnv = {
    TOSS_URL: `http://localhost:${lines.gateway.port}`,
    DB_PORT: String(lines.postgres.port),
    REDIS_ADDRESS: `localhost:${lines.redis.port}`,
  };
  // The origin goes to a second queue too, whenever there is one.
  const queue = template.apps.find(({ appID }) => appID === 'queue')?.appPort ?? 0;
  const env = { QUEUE_URL: `http://localhost:${queue},http://localhost:${queue + REPLICA_PORTS}` };
  return startFor(project, { portOffset, lines, env, appEnv });
}
