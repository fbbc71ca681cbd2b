import { existsSync } from 'node:fs';
import { shown } from '../places.ts';
import type { StartContext } from './context.ts';
import { findProgram } from './programs.ts';
import { lastLineOf, runTool } from './tool.ts';

/** Installs a package where that is ours to do: as root on Debian and its like. Says what went wrong, and goes on. */
export async function installByApt(
  { title, aptPackage }: { title: string; aptPackage: string },
  context: StartContext,
): Promise<void> {
  const apt = findProgram('apt-get');
  if (process.getuid?.() !== 0 || !apt || !existsSync('/etc/debian_version')) return;
  // A server is ours to start, on a port of ours: at this level the package's own service stays down.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const install = ['install', '-y', '--no-install-recommends', aptPackage];
  await context.progress.step(
    `installing ${title} with apt-get`,
    async () => {
      const updated = await runTool({ name: 'apt-get', command: apt, args: ['update'], env }, context);
      const { exitCode, log } = await runTool({ name: 'apt-get', command: apt, args: install, env }, context);
      if (exitCode !== 0) {
        context.progress.say(
          `  apt-get could not install ${title} (update: ${updated.exitCode}); see ${shown(log)}`,
        );
      }
    },
    () => lastLineOf('apt-get', context),
  );
}
