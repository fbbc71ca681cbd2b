import { sidecarName, sidecarPart } from '../dapr/sidecar.ts';
import type { Environment } from '../processes/environment.ts';
import type { Part } from '../processes/part.ts';
import type { RunTemplate, TemplateApp } from '../template/run-template.ts';
import { appPart } from './app.ts';

export interface PairOptions {
  daprd: string;
  configFile: string;
  template: RunTemplate;
  env: NodeJS.ProcessEnv;
}

/** An app and its sidecar; a replica under a name of its own. They wait for each other, so both are to start at once. */
export function addPair(
  app: TemplateApp,
  options: PairOptions,
  { context, crew }: Environment,
  name = app.appID,
): Part[] {
  const process = crew.add(appPart(app, options.env, context, name));
  const sidecar = sidecarPart(app, { ...options, app: process }, context, sidecarName(name));
  return [process, crew.add(sidecar)];
}

/** The same app once more, on ports of its own: to the others it is one with the first. */
export const movedBy = (app: TemplateApp, ports: number): TemplateApp => ({
  ...app,
  appPort: app.appPort + ports,
  daprHTTPPort: app.daprHTTPPort + ports,
  daprGRPCPort: app.daprGRPCPort + ports,
  metricsPort: app.metricsPort + ports,
  daprInternalGRPCPort: app.daprInternalGRPCPort + ports,
});
