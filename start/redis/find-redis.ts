import { spawnSync } from 'node:child_process';
import { installByApt } from '../processes/apt.ts';
import type { StartContext } from '../processes/context.ts';
import { findProgram } from '../processes/programs.ts';
import { lastLineOf, runTool } from '../processes/tool.ts';
import { StartError } from '../start-error.ts';

export type RedisSource =
  | { kind: 'program'; path: string }
  | { kind: 'docker'; docker: string; image: string };

const IMAGE = 'redis:7.4-alpine';
const SERVERS = ['redis-server', 'valkey-server'];

/** Finds a Redis server, or gets one: PATH, else apt as root on Debian, else Docker, else a clear message. */
export async function findRedis(context: StartContext): Promise<RedisSource> {
  if (!redisOnPath()) await installByApt({ title: 'Redis', aptPackage: 'redis-server' }, context);
  const onPath = redisOnPath();
  if (onPath) return { kind: 'program', path: onPath };
  const inDocker = await redisInDocker(context);
  if (inDocker) return inDocker;
  throw new StartError(
    'Redis was not found, and there is no way to get it from here. Do one of:\n' +
      '  - Debian, Ubuntu:  sudo apt-get install redis-server\n' +
      '  - macOS:           brew install redis\n' +
      '  - start Docker; Redis is then run in a container\n' +
      'and start again.',
  );
}

/** A Redis server that is installed already. */
export const redisOnPath = (): string | undefined => SERVERS.map((name) => findProgram(name)).find(Boolean);

async function redisInDocker(context: StartContext): Promise<RedisSource | undefined> {
  const docker = findProgram('docker');
  if (!docker || spawnSync(docker, ['info'], { stdio: 'ignore', timeout: 10_000 }).status !== 0)
    return undefined;
  const source: RedisSource = { kind: 'docker', docker, image: IMAGE };
  if (spawnSync(docker, ['image', 'inspect', IMAGE], { stdio: 'ignore' }).status === 0) return source;
  const { exitCode } = await context.progress.step(
    `fetching the container image ${IMAGE}`,
    () => runTool({ name: 'docker-pull', command: docker, args: ['pull', IMAGE] }, context),
    () => lastLineOf('docker-pull', context),
  );
  return exitCode === 0 ? source : undefined;
}
