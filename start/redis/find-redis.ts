import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { shown } from '../places.ts';
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
  const onPath = redisOnPath() ?? (await installedByApt(context));
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

async function installedByApt(context: StartContext): Promise<string | undefined> {
  const apt = findProgram('apt-get');
  if (process.getuid?.() !== 0 || !apt || !existsSync('/etc/debian_version')) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', 'redis-server'];
  return context.progress.step(
    'installing Redis with apt-get',
    async () => {
      const updated = await runTool({ name: 'apt-get', command: apt, args: ['update'], env }, context);
      const { exitCode, log } = await runTool({ name: 'apt-get', command: apt, args: install, env }, context);
      if (exitCode !== 0) {
        context.progress.say(
          `  apt-get could not install Redis (update: ${updated.exitCode}); see ${shown(log)}`,
        );
      }
      return redisOnPath();
    },
    () => lastLineOf('apt-get', context),
  );
}

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
