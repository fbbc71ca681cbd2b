import { sidecarName } from './dapr/sidecar.ts';
import { addPair, movedBy, type PairOptions } from './parts/pair.ts';
import type { Plan } from './plan.ts';
import type { Environment } from './processes/environment.ts';
import type { PartState } from './processes/part.ts';
import type { PartDied } from './start-error.ts';

/** A system that runs, and what tests do to it. */
export interface RunningSystem {
  /** By part: where it is reached. */
  urls: Record<string, string>;
  /** By part: its port; sidecars their HTTP port. */
  ports: Record<string, number>;
  /** The environment that all apps share. */
  env: Record<string, string>;
  /** The folder of components/ that they stand on. */
  components: string;
  parts(): { name: string; address: string; state: PartState; logFile: string; pid: number | undefined }[];
  logFile(part: string): string;
  /** Kills like an accident; does not count as a part that died. */
  kill(part: string, signal?: NodeJS.Signals): Promise<void>;
  stopPart(part: string): Promise<void>;
  /** With an environment put over its own for this once. */
  startPart(part: string, env?: Record<string, string>): Promise<void>;
  /** One more process of an app, with a sidecar of its own, on ports moved by so many; named `<app>-2`, `<app>-2-sidecar`. */
  addReplica(app: string, ports: number): Promise<void>;
  restart(part: string): Promise<void>;
  stop(): Promise<void>;
  /** Settled when all is stopped: with the report of the part that died, if that was why. */
  ended: Promise<PartDied | undefined>;
}

/** The handle of a system whose parts are all ready. */
export function runningSystem(plan: Plan, environment: Environment, pairs?: PairOptions): RunningSystem {
  const { crew, context, stop, ended } = environment;
  const appIds = plan.template.apps.map((app) => app.appID);

  async function startPart(name: string, env?: Record<string, string>): Promise<void> {
    await crew.get(name).start(context.ending, env);
    // The sidecar tells the pid of its app to whoever lists it.
    if (appIds.includes(name)) await crew.get(sidecarName(name)).spec.onReady?.();
  }

  return {
    urls: Object.fromEntries(crew.all().map(({ spec }) => [spec.name, spec.address])),
    ports: portsOf(plan),
    env: plan.template.common.env,
    components: plan.template.place.name,
    parts: () =>
      crew
        .all()
        .map(({ spec: { name, address, logFile }, state, pid }) => ({ name, address, state, logFile, pid })),
    logFile: (part) => crew.get(part).spec.logFile,
    kill: (part, signal = 'SIGKILL') => crew.get(part).kill(signal),
    stopPart: (part) => crew.get(part).stop(),
    startPart,
    async addReplica(name, ports) {
      const app = plan.template.apps.find(({ appID }) => appID === name);
      if (!app || !pairs) throw new Error(`there is no app ${name}`);
      const pair = addPair(movedBy(app, ports), pairs, environment, `${name}-2`);
      await Promise.all(pair.map((part) => crew.start(part)));
    },
    async restart(part) {
      await crew.get(part).stop();
      await startPart(part);
    },
    stop,
    ended,
  };
}

function portsOf({ ports, template }: Plan): Record<string, number> {
  const ofApps = template.apps.flatMap((app) => [
    [app.appID, app.appPort],
    [sidecarName(app.appID), app.daprHTTPPort],
  ]);
  const { paymentGateway, openidIssuer, mailPage, ...rest } = ports;
  return {
    ...rest,
    mail: mailPage,
    'payment-gateway': paymentGateway,
    'openid-issuer': openidIssuer,
    ...Object.fromEntries(ofApps),
  };
}
