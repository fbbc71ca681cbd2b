import { type InfrastructurePorts, infrastructurePorts } from './template/infrastructure.ts';
import { type RunTemplate, readRunTemplate } from './template/run-template.ts';

export interface PlanOptions {
  /** Added to every port of dev.yaml, so that two systems can stand side by side. */
  portOffset?: number;
  /** The folder of components/ to stand on, in place of the one that COMPONENTS or dev.yaml names. */
  components?: string;
  /** Put over the environment of dev.yaml and of this process. */
  env?: Record<string, string>;
  /** Put over that for the apps and their sidecars alone: tests stand between them and what they ask. */
  appEnv?: Record<string, string>;
  /** Without the six apps and their sidecars: those are then started by `dapr run -f dev.yaml`. */
  infrastructureOnly?: boolean;
}

/** What dev.yaml, the offset and the caller's environment come to. */
export interface Plan {
  template: RunTemplate;
  ports: InfrastructurePorts;
  /** For every process: this one's environment, over it dev.yaml's, over that the caller's. */
  env: NodeJS.ProcessEnv;
  /** The same as apps and sidecars see it. */
  appEnv: NodeJS.ProcessEnv;
  withApps: boolean;
}

export function planOf(options: PlanOptions): Plan {
  const read = readRunTemplate(undefined, options.portOffset, options.components);
  const template = { ...read, common: { ...read.common, env: { ...read.common.env, ...options.env } } };
  const env = { ...process.env, ...template.common.env };
  return {
    template,
    ports: infrastructurePorts(template),
    env,
    appEnv: { ...env, ...options.appEnv },
    withApps: !options.infrastructureOnly,
  };
}
