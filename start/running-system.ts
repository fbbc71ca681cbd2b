import { sidecarName } from './dapr/sidecar.ts';
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
  parts(): { name: string; address: string; state: PartState; logFile: string; pid: number | undefined }[];
  logFile(part: string): string;
  /** Kills like an accident; does not count as a part that died. */
  kill(part: string, signal?: NodeJS.Signals): Promise<void>;
  stopPart(part: string): Promise<void>;
  startPart(part: string): Promise<void>;
  restart(part: string): Promise<void>;
  stop(): Promise<void>;
  /** Settled when all is stopped: with the report of the part that died, if that was why. */
  ended: Promise<PartDied | undefined>;
}

/** The handle of a system whose parts are all ready. */
export function runningSystem(plan: Plan, environment: Environment): RunningSystem {
  const { crew, context, stop, ended } = environment;
  const appIds = plan.template.apps.map((app) => app.appID);

  async function startPart(name: string): Promise<void> {
    await crew.get(name).start(context.ending);
    // The sidecar tells the pid of its app to whoever lists it.
    if (appIds.includes(name)) await crew.get(sidecarName(name)).spec.onReady?.();
  }

  return {
    urls: Object.fromEntries(crew.all().map(({ spec }) => [spec.name, spec.address])),
    ports: portsOf(plan),
    env: plan.template.common.env,
    parts: () =>
      crew
        .all()
        .map(({ spec: { name, address, logFile }, state, pid }) => ({ name, address, state, logFile, pid })),
    logFile: (part) => crew.get(part).spec.logFile,
    kill: (part, signal = 'SIGKILL') => crew.get(part).kill(signal),
    stopPart: (part) => crew.get(part).stop(),
    startPart,
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
