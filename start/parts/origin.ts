import { join } from 'node:path';
import { projectDir } from '../places.ts';
import { httpAnswers, portAnswers } from '../processes/answers.ts';
import { logFile, type StartContext } from '../processes/context.ts';
import type { PartSpec } from '../processes/part.ts';
import type { RunTemplate } from '../template/run-template.ts';

export interface OriginOptions {
  port: number;
  template: RunTemplate;
  env: NodeJS.ProcessEnv;
  /** Whether the services behind it are started too; its health is theirs. */
  withApps: boolean;
  /** The folder that the web app was built into. */
  pages: string;
}

/** The one address that browsers and other clients see. */
export function originPart(
  { port, template, env, withApps, pages }: OriginOptions,
  context: StartContext,
): PartSpec {
  const address = `http://localhost:${port}`;
  const services = template.apps.map((app) => [
    `${app.appID.toUpperCase()}_URL`,
    `http://localhost:${app.appPort}`,
  ]);
  return {
    name: 'origin',
    address,
    command: process.execPath,
    args: [join(projectDir, 'web', 'main.ts')],
    cwd: projectDir,
    // Who says where a service is, such as at several addresses, knows better.
    env: { ...Object.fromEntries(services), ...env, WEB_APP_DIR: pages, PORT: String(port) },
    logFile: logFile(context, 'origin'),
    isReady: () => (withApps ? httpAnswers(`${address}/health`) : portAnswers(port)),
  };
}
