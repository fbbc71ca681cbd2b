import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectDir } from '../places.ts';
import { StartError } from '../start-error.ts';
import { movePorts } from './move-ports.ts';
import { at, type Place, placeOf } from './place.ts';

const env = z.record(z.string(), z.string());
const port = z.number().int().min(1).max(65_535);

const templateShape = z.object({
  version: z.literal(1),
  name: z.string(),
  common: z.object({
    resourcesPaths: z.array(z.string()),
    configFilePath: z.string(),
    apiListenAddresses: z.string(),
    logLevel: z.string(),
    appHealthCheckPath: z.string(),
    appHealthProbeInterval: z.number(),
    appHealthProbeTimeout: z.number(),
    appHealthThreshold: z.number(),
    maxBodySize: z.string(),
    env,
  }),
  apps: z.array(
    z.object({
      appID: z.string(),
      appDirPath: z.string(),
      appPort: port,
      daprHTTPPort: port,
      daprGRPCPort: port,
      metricsPort: port,
      daprInternalGRPCPort: port,
      command: z.tuple([z.string()], z.string()),
      env,
    }),
  ),
});

export type RunTemplate = z.output<typeof templateShape> & { file: string; place: Place };
export type TemplateApp = RunTemplate['apps'][number];

/**
 * Reads dev.yaml, Dapr's multi-app run template, with paths made absolute.
 * An offset moves every port of it, so that a second system can stand beside the first. With the name of a
 * folder of components/ the apps stand on that one.
 */
export function readRunTemplate(
  file = join(projectDir, 'dev.yaml'),
  portOffset = 0,
  components = process.env.COMPONENTS,
): RunTemplate {
  const parsed = templateShape.safeParse(parse(readFileSync(file, 'utf8')));
  if (!parsed.success)
    throw new StartError(`${file} is not as it should be:\n${z.prettifyError(parsed.error)}`);
  const { common, apps, ...rest } = parsed.data;
  const home = dirname(file);
  const resourcesPaths = at(common.resourcesPaths, components).map((path) => join(home, path));
  return {
    ...rest,
    file,
    place: placeOf(resourcesPaths),
    common: {
      ...common,
      resourcesPaths,
      configFilePath: join(home, common.configFilePath),
      env: movePorts(common.env, portOffset),
    },
    apps: apps.map((app) => ({
      ...app,
      appDirPath: join(home, app.appDirPath),
      appPort: app.appPort + portOffset,
      daprHTTPPort: app.daprHTTPPort + portOffset,
      daprGRPCPort: app.daprGRPCPort + portOffset,
      metricsPort: app.metricsPort + portOffset,
      daprInternalGRPCPort: app.daprInternalGRPCPort + portOffset,
      env: movePorts(app.env, portOffset),
    })),
  };
}
