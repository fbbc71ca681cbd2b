import { output, show, succeeds } from './command.ts';

/** The registry beside Kind, wired as Kind's documents say: https://kind.sigs.k8s.io/docs/user/local-registry/ */
export const REGISTRY = 'kind-registry';
export const REGISTRY_ADDRESS = 'localhost:5000';

export async function startRegistry(): Promise<void> {
  const running = await output(['docker', 'inspect', '-f', '{{.State.Running}}', REGISTRY]).catch(() => '');
  if (running.trim() === 'true') return;
  if (running !== '') return show(['docker', 'start', REGISTRY]);
  const place = ['--publish', '127.0.0.1:5000:5000', '--network', 'bridge', '--name', REGISTRY];
  await show(['docker', 'run', '--detach', '--restart', 'always', ...place, 'registry:3.0.0']);
}

/** Nodes ask for `localhost:5000/…`, which inside them is themselves: containerd is told who is meant. */
export async function wireRegistry(nodes: readonly string[]): Promise<void> {
  const folder = `/etc/containerd/certs.d/${REGISTRY_ADDRESS}`;
  for (const node of nodes) {
    await output(['docker', 'exec', node, 'mkdir', '-p', folder]);
    const input = `[host."http://${REGISTRY}:5000"]\n`;
    await output(['docker', 'exec', '-i', node, 'cp', '/dev/stdin', `${folder}/hosts.toml`], { input });
  }
  const isConnected = [
    'docker',
    'inspect',
    '-f',
    '{{json .NetworkSettings.Networks.kind}}',
    REGISTRY,
  ] as const;
  if ((await output(isConnected)).trim() === 'null')
    await output(['docker', 'network', 'connect', 'kind', REGISTRY]);
}

/** So that tools find the registry by themselves: Kubernetes' convention, https://kind.sigs.k8s.io/docs/user/local-registry/ */
export const registryHosting = JSON.stringify({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'local-registry-hosting', namespace: 'kube-public' },
  data: {
    'localRegistryHosting.v1': `host: "${REGISTRY_ADDRESS}"\nhelp: "https://kind.sigs.k8s.io/docs/user/local-registry/"\n`,
  },
});

export async function stopRegistry(): Promise<void> {
  await output(['docker', 'rm', '--force', REGISTRY]);
}

export async function push(images: readonly string[]): Promise<void> {
  for (const image of images)
    if (image.startsWith(`${REGISTRY_ADDRESS}/`)) await show(['docker', 'push', '--quiet', image]);
}

export const isDockerThere = (): Promise<boolean> => succeeds(['docker', 'info']);
