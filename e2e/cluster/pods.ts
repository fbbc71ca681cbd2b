import { z } from 'zod';
import { chosenCluster } from '../../k8s/run/chosen-cluster.ts';
import { output, type Words } from '../../k8s/run/command.ts';
import { untilReady } from '../../k8s/run/readiness.ts';
import { readRunTemplate } from '../../start/template/run-template.ts';
import { until } from '../../story/client/until.ts';
import { sidecarUrl } from '../system/places.ts';

export const APPS = readRunTemplate().apps.map((app) => app.appID);

const cluster = chosenCluster();

export const kubectl = (...words: string[]): Promise<string> =>
  output([...cluster.kubectl, '-n', 'tiketi', ...words]);

/** Also the way from here into a pod that was replaced. */
export async function allReady(): Promise<void> {
  await untilReady(cluster);
  await until(
    'a sidecar is reached again',
    () =>
      fetch(`${sidecarUrl('event')}/v1.0/healthz/outbound`).then(
        ({ ok }) => ok,
        () => false,
      ),
    Boolean,
    60_000,
  );
}

const Container = z.object({
  name: z.string(),
  ready: z.boolean(),
  started: z.boolean().default(false),
  restartCount: z.number(),
  containerID: z.string().default(''),
});
const Pod = z.object({
  metadata: z.object({ name: z.string(), deletionTimestamp: z.string().optional() }),
  spec: z.object({ nodeName: z.string().default('') }),
  status: z.object({ podIP: z.string().default(''), containerStatuses: z.array(Container).default([]) }),
});
export type RunningPod = z.output<typeof Pod>;

/** The pods of an app that are not on their way out. */
export async function podsOf(app: string): Promise<RunningPod[]> {
  const list = await kubectl('get', 'pods', '-l', `app.kubernetes.io/name=${app}`, '-o', 'json');
  const { items } = z.object({ items: z.array(Pod) }).parse(JSON.parse(list));
  return items.filter(({ metadata }) => !metadata.deletionTimestamp);
}

export async function podOf(app: string): Promise<RunningPod> {
  const [pod] = await podsOf(app);
  if (!pod) throw new Error(`${app} has no pod`);
  return pod;
}

/** The same pod as it is now. */
export const again = async ({ metadata }: RunningPod): Promise<RunningPod> =>
  Pod.parse(JSON.parse(await kubectl('get', 'pod', metadata.name, '-o', 'json')));

export function containerOf(pod: RunningPod, name: 'app' | 'daprd') {
  const container = pod.status.containerStatuses.find((one) => one.name === name);
  if (!container) throw new Error(`${pod.metadata.name} has no ${name}`);
  return container;
}

const Answer = z.object({ status: z.number(), body: z.string() });

/** Asks from inside an app's pod; status 0 when nobody answered. */
export async function askFrom(
  app: string,
  url: string,
  call: { method?: string; headers?: Record<string, string>; body?: object } = {},
) {
  const { method = 'GET', headers = {}, body } = call;
  const init = {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: body && JSON.stringify(body),
  };
  const program = `fetch(${JSON.stringify(url)}, { ...${JSON.stringify(init)}, signal: AbortSignal.timeout(8000) })
    .then(async (r) => ({ status: r.status, body: await r.text() }), (e) => ({ status: 0, body: String(e.cause ?? e) }))
    .then((answer) => console.log(JSON.stringify(answer)))`;
  const printed = await kubectl('exec', `deployment/${app}`, '-c', 'app', '--', 'node', '-e', program);
  return Answer.parse(JSON.parse(printed));
}

/** The same by invocation through both sidecars. */
export const invokeFrom = (caller: string, callee: string, path: string, body?: object) =>
  askFrom(caller, `http://127.0.0.1:3500/v1.0/invoke/${callee}/method${path}`, {
    method: body ? 'POST' : 'GET',
    ...(body && { body }),
  });

/** Ends a container as a fault would: without a word. */
export async function kill(pod: RunningPod, name: 'app' | 'daprd'): Promise<void> {
  const id = containerOf(pod, name).containerID.replace('containerd://', '');
  const end = ['ctr', '-n', 'k8s.io', 'task', 'kill', '-s', 'SIGKILL', id] as const;
  const { nodeName } = pod.spec;
  if (cluster.name === 'current') throw new Error('containers are killed on Kind and on the lab only');
  const at: Words =
    cluster.name === 'lab' ? ['bash', 'k8s/lab/lab.sh', 'in', nodeName] : ['docker', 'exec', nodeName];
  await output([...at, ...end]);
}

/** Waits until a container has been started again and counts as ready, or not. */
export const untilContainer = (
  pod: RunningPod,
  name: 'app' | 'daprd',
  wanted: Partial<z.output<typeof Container>>,
) =>
  until(
    `${name} of ${pod.metadata.name} is ${JSON.stringify(wanted)}`,
    async () => containerOf(await again(pod), name),
    (container) =>
      Object.entries(wanted).every(([key, value]) =>
        Object.entries(container).some(([k, v]) => k === key && v === value),
      ),
    120_000,
  );
