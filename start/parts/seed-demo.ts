import { join } from 'node:path';
import { projectDir } from '../places.ts';
import type { StartContext } from '../processes/context.ts';
import { endOf } from '../processes/log-tail.ts';
import { runTool } from '../processes/tool.ts';
import { StartError } from '../start-error.ts';

const client = join(projectDir, 'start', 'seed-demo.ts');

/** Runs the client that makes the demo's people and posters. */
export async function seedDemo(env: NodeJS.ProcessEnv, context: StartContext): Promise<void> {
  const tool = { name: 'seed-demo', command: process.execPath, args: [client], cwd: projectDir, env };
  const { exitCode, log } = await context.progress.step('demo data', () => runTool(tool, context));
  if (exitCode !== 0) throw new StartError(`The demo data could not be made. ${endOf(log)}`);
}
