import { httpAnswers } from '../processes/answers.ts';
import { dataDir, logFile, type StartContext } from '../processes/context.ts';
import type { Part, PartSpec } from '../processes/part.ts';
import type { RunTemplate, TemplateApp } from '../template/run-template.ts';
import { sidecarTracing } from './tracing.ts';

export const sidecarName = (appId: string): string => `${appId}-sidecar`;

export interface SidecarOptions {
  daprd: string;
  configFile: string;
  template: RunTemplate;
  env: NodeJS.ProcessEnv;
  /** The app beside it, whose pid `dapr list` shows. */
  app: Part;
}

/** A daprd with the flags that `dapr run` gives it, by which `dapr list` and the Dapr dashboard know it. */
export function sidecarPart(
  app: TemplateApp,
  options: SidecarOptions,
  context: StartContext,
  name = sidecarName(app.appID),
): PartSpec {
  const { common } = options.template;
  const log = logFile(context, name);
  const url = `http://127.0.0.1:${app.daprHTTPPort}/v1.0`;
  const flags = {
    'app-id': app.appID,
    'app-port': app.appPort,
    'app-protocol': 'http',
    'dapr-http-port': app.daprHTTPPort,
    'dapr-grpc-port': app.daprGRPCPort,
    'dapr-internal-grpc-port': app.daprInternalGRPCPort,
    'metrics-port': app.metricsPort,
    'dapr-listen-addresses': common.apiListenAddresses,
    'dapr-internal-grpc-listen-address': common.apiListenAddresses,
    'metrics-listen-address': common.apiListenAddresses,
    'log-level': common.logLevel,
    config: options.configFile,
    'app-health-check-path': common.appHealthCheckPath,
    'app-health-probe-interval': common.appHealthProbeInterval,
    'app-health-probe-timeout': common.appHealthProbeTimeout,
    'app-health-threshold': common.appHealthThreshold,
    'max-body-size': common.maxBodySize,
  };
  return {
    name,
    address: `localhost:${app.daprHTTPPort}`,
    command: options.daprd,
    args: [
      ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]),
      ...common.resourcesPaths.flatMap((path) => ['--resources-path', path]),
      '--enable-app-health-check',
    ],
    cwd: app.appDirPath,
    env: { ...options.env, ...sidecarTracing(options.env), IMAGES_DIR: dataDir(context, 'images') },
    logFile: log,
    isReady: () => httpAnswers(`${url}/healthz`),
    onReady: () => introduce(url, app, options, log),
    // The component that did not come up, and why: for one, that its broker is not there.
    reason: /level=fatal msg="(?:.*error occurred for )?(.*)" app_id=/,
  };
}

/** Tells the sidecar what the Dapr CLI would tell it, so that its list shows the whole row. */
async function introduce(url: string, app: TemplateApp, options: SidecarOptions, log: string): Promise<void> {
  const known = {
    appCommand: app.command.join(' '),
    appPID: String(options.app.pid),
    cliPID: String(process.pid),
    runTemplatePath: options.template.file,
    runTemplateName: options.template.name,
    appLogPath: options.app.spec.logFile,
    daprdLogPath: log,
  };
  await Promise.all(
    Object.entries(known).map(([key, body]) => fetch(`${url}/metadata/${key}`, { method: 'PUT', body })),
  );
}
