import { join } from 'node:path';
import { projectDir } from '../places.ts';
import { dataDir, type StartContext } from '../processes/context.ts';
import { endOf } from '../processes/log-tail.ts';
import { runTool } from '../processes/tool.ts';
import { StartError } from '../start-error.ts';

/** Builds the web app, which takes a second, and says where its files are. */
export async function buildPages(context: StartContext): Promise<string> {
  const folder = dataDir(context, 'pages');
  const build = join(projectDir, 'web', 'build-pages.ts');
  const tool = { name: 'pages', command: process.execPath, args: [build, folder], cwd: projectDir };
  const { exitCode, log } = await context.progress.step('web app', () => runTool(tool, context));
  if (exitCode === 0) return folder;
  throw new StartError(`The web app could not be built. ${endOf(log)}`);
}
