import type { TestProject } from 'vitest/node';
import { chosenCluster } from '../../k8s/run/chosen-cluster.ts';
import { secretValue } from '../../k8s/run/put-secrets.ts';
import { readRunTemplate } from '../../start/template/run-template.ts';
import '../system/provided.ts';
import { forward } from './forward.ts';

/** Of the first service; the others follow in dev.yaml's order. */
const FIRST_NODE_PORT = 30_000;

/** The shop that `npm run k8s:up` has put on a cluster; it stays as it is. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const cluster = chosenCluster();
  const forwards = {
    postgres: await forward(cluster, 'statefulset/postgres', 5432),
    redis: await forward(cluster, 'statefulset/redis', 6379),
    // The tests tell of events in its name.
    sidecar: await forward(cluster, 'deployment/event', 3500),
  };
  const passwords = ['AUTH', 'EVENT', 'RESERVATION', 'PAYMENT'].map((app) => `${app}_PASSWORD`);
  const env = {
    DB_HOST: '127.0.0.1',
    DB_PORT: String(forwards.postgres.port),
    ADMIN_EMAIL: 'admin@tiketi.gg',
    ADMIN_PASSWORD: await secretValue(cluster, 'tiketi-auth', 'ADMIN_PASSWORD'),
    ...Object.fromEntries(
      await Promise.all(passwords.map(async (name) => [name, await secretValue(cluster, 'databases', name)])),
    ),
  };
  const redis = await secretValue(cluster, 'redis-password', 'redis-password');
  const { origin } = cluster.addresses;
  const { hostname } = new URL(origin);
  // Kind leads the ports of dev.yaml to those of its nodes.
  const ports = readRunTemplate().apps.map(({ appID, appPort }, index) => [
    appID,
    `http://${hostname}:${cluster.name === 'kind' ? appPort : FIRST_NODE_PORT + index}`,
  ]);
  project.provide('system', {
    urls: {
      ...cluster.addresses,
      ...Object.fromEntries(ports),
      redis: `:${redis}@127.0.0.1:${forwards.redis.port}`,
      'event-sidecar': `127.0.0.1:${forwards.sidecar.port}`,
    },
    ports: {},
    env,
    controlRoom: '',
    portOffset: 0,
    components: 'local',
    logFiles: [],
  });
  return () => {
    for (const one of Object.values(forwards)) one.close();
  };
}
