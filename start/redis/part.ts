import { portSays } from '../processes/answers.ts';
import { dataDir, logFile, type StartContext } from '../processes/context.ts';
import type { PartSpec } from '../processes/part.ts';
import { containerName } from './container.ts';
import type { RedisSource } from './find-redis.ts';

/** Redis with its append-only file, so that streams, queue and de-duplication outlive a restart. */
export function redisPart(source: RedisSource, port: number, context: StartContext): PartSpec {
  const dir = dataDir(context, 'redis');
  const durable = ['--appendonly', 'yes', '--save', ''];
  const common = {
    name: 'redis',
    address: `localhost:${port}`,
    cwd: dir,
    env: process.env,
    logFile: logFile(context, 'redis'),
    isReady: () => portSays(port, 'PING\r\n', '+PONG'),
  };
  if (source.kind === 'program') {
    const where = ['--port', String(port), '--bind', '127.0.0.1', '-::1', '--dir', dir];
    return { ...common, command: source.path, args: [...where, ...durable] };
  }
  const publish = ['--publish', `127.0.0.1:${port}:6379`, '--volume', `${dir}:/data`];
  return {
    ...common,
    command: source.docker,
    args: [
      'run',
      '--rm',
      '--name',
      containerName(port),
      ...publish,
      source.image,
      'redis-server',
      ...durable,
    ],
  };
}
