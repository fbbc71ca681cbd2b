import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { portAnswers, portSays } from '../processes/answers.ts';
import { dataDir, logFile, type StartContext } from '../processes/context.ts';
import type { PartSpec } from '../processes/part.ts';
import type { RabbitMqPorts } from './broker.ts';
import { localDefinitions } from './definitions.ts';
import type { RabbitMqPrograms } from './find-rabbitmq.ts';

type Options = { programs: RabbitMqPrograms; ports: RabbitMqPorts; componentsFolder: string };

/** RabbitMQ on this machine alone, with data of its own; before it the program that knows its node's port. */
export function rabbitMqParts(options: Options, context: StartContext): [names: PartSpec, broker: PartSpec] {
  const { programs, ports, componentsFolder } = options;
  const dir = dataDir(context, 'rabbitmq');
  const names = { ERL_EPMD_PORT: String(ports.names), ERL_EPMD_ADDRESS: '127.0.0.1' };
  return [
    {
      name: 'rabbitmq-names',
      address: `localhost:${ports.names}`,
      command: programs.names,
      args: [],
      cwd: dir,
      env: { ...process.env, ...names },
      logFile: logFile(context, 'rabbitmq-names'),
      isReady: () => portAnswers(ports.names),
    },
    {
      name: 'rabbitmq',
      address: `localhost:${ports.amqp}`,
      command: programs.server,
      args: [],
      cwd: dir,
      env: { ...process.env, ...names, ...nodeEnv(dir, ports, settingsIn(dir, componentsFolder)) },
      logFile: logFile(context, 'rabbitmq'),
      // AMQP 0-9-1's greeting; the answer is a frame with a method.
      isReady: () => portSays(ports.amqp, 'AMQP\x00\x00\x09\x01', '\x01'),
    },
  ];
}

const nodeEnv = (dir: string, ports: RabbitMqPorts, configFile: string) => ({
  HOME: dir,
  RABBITMQ_NODENAME: `tiketi-${ports.amqp}@localhost`,
  RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
  RABBITMQ_NODE_PORT: String(ports.amqp),
  RABBITMQ_DIST_PORT: String(ports.node),
  RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
  RABBITMQ_MNESIA_BASE: dir,
  RABBITMQ_LOGS: '-',
  RABBITMQ_PID_FILE: join(dir, 'pid'),
  RABBITMQ_CONFIG_FILE: configFile,
  RABBITMQ_ENABLED_PLUGINS_FILE: join(dir, 'enabled_plugins'),
  // Its script then becomes the broker instead of waiting beside it: signals meet the right one.
  RUNNING_UNDER_SYSTEMD: 'true',
});

/** The topology is there before the first event: an exchange without a queue forgets what it is given. */
function settingsIn(dir: string, componentsFolder: string): string {
  mkdirSync(dir, { recursive: true });
  const [config, definitions] = [join(dir, 'rabbitmq.conf'), join(dir, 'definitions.json')];
  writeFileSync(definitions, localDefinitions(componentsFolder));
  writeFileSync(config, `load_definitions = ${definitions}\n`);
  writeFileSync(join(dir, 'enabled_plugins'), '[].\n');
  return config;
}
