import { httpAnswers } from '../processes/answers.ts';
import { logFile, type StartContext } from '../processes/context.ts';
import type { PartSpec } from '../processes/part.ts';
import type { TemplateApp } from '../template/run-template.ts';

/** One service, started as `dapr run` would start it. */
export function appPart(
  app: TemplateApp,
  env: NodeJS.ProcessEnv,
  context: StartContext,
  name = app.appID,
): PartSpec {
  const [command, ...args] = app.command;
  return {
    name,
    address: `http://localhost:${app.appPort}`,
    command,
    args,
    cwd: app.appDirPath,
    env: {
      ...env,
      ...app.env,
      APP_ID: app.appID,
      APP_PORT: String(app.appPort),
      DAPR_HTTP_PORT: String(app.daprHTTPPort),
      DAPR_GRPC_PORT: String(app.daprGRPCPort),
    },
    logFile: logFile(context, name),
    isReady: () => httpAnswers(`http://localhost:${app.appPort}/health/all`),
  };
}
