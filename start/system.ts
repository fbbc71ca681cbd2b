import { resolve } from 'node:path';
import { createDatabases } from '#shared/database/own-databases.ts';
import { findOrBuildDaprd } from './dapr/build-daprd.ts';
import { writeCliWrapper } from './dapr/cli-wrapper.ts';
import { writeConfiguration } from './dapr/configuration.ts';
import { sidecarName } from './dapr/sidecar.ts';
import { originPart } from './parts/origin.ts';
import { outsideWorldParts } from './parts/outside-world.ts';
import { buildPages } from './parts/pages.ts';
import { addPair, type PairOptions } from './parts/pair.ts';
import { seedDemo } from './parts/seed-demo.ts';
import { developmentDir } from './places.ts';
import { type Plan, type PlanOptions, planOf } from './plan.ts';
import { superuser } from './postgres/cluster.ts';
import { databasesOf } from './postgres/databases.ts';
import { postgresPart } from './postgres/part.ts';
import { type Environment, openEnvironment } from './processes/environment.ts';
import { refusePortsInUse } from './processes/ports.ts';
import { ownRabbitMq } from './rabbitmq/broker.ts';
import { findRabbitMq } from './rabbitmq/find-rabbitmq.ts';
import { rabbitMqParts } from './rabbitmq/parts.ts';
import { endLeftContainer } from './redis/container.ts';
import { findRedis, type RedisSource, redisOnPath } from './redis/find-redis.ts';
import { redisPart } from './redis/part.ts';
import { type RunningSystem, runningSystem } from './running-system.ts';
import { neededPorts } from './template/infrastructure.ts';
import type { RunTemplate } from './template/run-template.ts';
import { silentProgress, terminalProgress } from './terminal/progress.ts';

export interface SystemOptions extends PlanOptions {
  /** Where this environment keeps data, logs and the record of its processes. */
  dataDir?: string;
  quiet?: boolean;
  /** Ends starting, and what was started, when aborted. */
  signal?: AbortSignal;
}

/** Starts the whole system and returns when every part of it is healthy. */
export async function startSystem(options: SystemOptions = {}): Promise<RunningSystem> {
  const plan = planOf(options);
  const environment = await openEnvironment({
    stateDir: resolve(options.dataDir ?? developmentDir),
    progress: options.quiet ? silentProgress : terminalProgress(),
    stopStages: stopStages(plan.template),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  return environment.starting(async () => {
    if (!redisOnPath()) endLeftContainer(plan.ports.redis);
    await refusePortsInUse(neededPorts(plan.template, plan.withApps));
    const [daprd, redis, pages] = await Promise.all([
      findOrBuildDaprd(environment.context),
      findRedis(environment.context),
      buildPages(environment.context),
    ]);
    const ready = { ...plan, pages };
    await startInfrastructure(ready, redis, environment);
    const pairs = plan.withApps ? await startApps(ready, daprd, environment) : undefined;
    if (!pairs) writeCliWrapper(daprd, plan.template, environment.context);
    const seeds = plan.withApps && plan.env.SEED_DEMO === 'true';
    if (seeds) await seedDemo(plan.env, environment.context);
    return runningSystem(plan, environment, pairs);
  });
}

/** The web app is built. */
type Ready = Plan & { pages: string };

async function startInfrastructure(plan: Ready, redis: RedisSource, { context, crew }: Environment) {
  const stores = async () => {
    const postgres = crew.add(await postgresPart({ port: plan.ports.postgres }, context));
    await crew.start(postgres);
    await createDatabases(
      { ...superuser, host: 'localhost', port: plan.ports.postgres },
      databasesOf(plan.template),
    );
  };
  const others = [redisPart(redis, plan.ports.redis, context), ...outsideWorldParts(plan, context)].map(
    (spec) => crew.start(crew.add(spec)),
  );
  await Promise.all([stores(), startBroker(plan, { context, crew }), ...others]);
  if (!plan.withApps) await crew.start(crew.add(origin(plan, context)));
}

/** Where events do not go by Redis, and their broker is ours to start. */
async function startBroker(plan: Plan, { context, crew }: Pick<Environment, 'context' | 'crew'>) {
  const ports = ownRabbitMq(plan.template);
  if (!ports) return;
  const programs = await findRabbitMq(context);
  const componentsFolder = plan.template.place.folder;
  const [names, broker] = rabbitMqParts({ programs, ports, componentsFolder }, context);
  await crew.start(crew.add(names));
  await crew.start(crew.add(broker));
}

/** Apps and sidecars wait for each other, so all of them start at once. */
async function startApps(plan: Ready, daprd: string, environment: Environment): Promise<PairOptions> {
  const { context, crew } = environment;
  const configFile = writeConfiguration(plan.template, context);
  const options: PairOptions = { daprd, configFile, template: plan.template, env: plan.appEnv };
  const pairs = plan.template.apps.flatMap((app) => addPair(app, options, environment));
  await Promise.all([...pairs, crew.add(origin(plan, context))].map((part) => crew.start(part)));
  return options;
}

const origin = (plan: Ready, context: Environment['context']) =>
  originPart({ port: plan.ports.origin, ...plan }, context);

function stopStages({ apps }: RunTemplate): ((name: string) => boolean)[] {
  const names = apps.map((app) => app.appID);
  const sidecars = names.map(sidecarName);
  return [
    (name) => name === 'origin',
    (name) => names.includes(name),
    (name) => sidecars.includes(name),
    (name) => !/^(redis|postgres|rabbitmq.*)$/.test(name),
    (name) => name !== 'rabbitmq-names',
  ];
}
