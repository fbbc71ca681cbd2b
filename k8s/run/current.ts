import type { Cluster } from './cluster.ts';
import { CommandFailed, output, show, succeeds, type Words } from './command.ts';
import { asFlags, DAPR_VALUES } from './dapr.ts';
import { push } from './registry.ts';

const CHART = 'https://dapr.github.io/helm-charts/';

/** The cluster kubectl speaks to, whoever made it. Its nodes must find the registry at localhost:5000. */
export function currentCluster(context: readonly string[] = []): Cluster {
  const kubectl: Words = ['kubectl', ...context];
  return {
    name: 'current',
    kubectl,
    inside: [],
    addresses: {
      origin: 'http://localhost:30080',
      mail: 'http://localhost:30180',
      'payment-gateway': 'http://localhost:30100',
      'openid-issuer': 'http://localhost:30200',
      phone: 'http://localhost:30300',
    },
    async ensure() {
      if (!(await succeeds([...kubectl, 'get', 'namespaces'])))
        throw new CommandFailed('kubectl reaches no cluster.');
    },
    async installDapr(version) {
      const helmContext = context.length > 0 ? ['--kube-context', context[1] ?? ''] : [];
      if (await succeeds(['helm', 'version'])) {
        const chart = ['upgrade', '--install', 'dapr', 'dapr', '--repo', CHART, '--version', version];
        const where = ['--namespace', 'dapr-system', '--create-namespace', '--wait', '--timeout', '10m'];
        return show(['helm', ...chart, ...where, ...asFlags(DAPR_VALUES), ...helmContext]);
      }
      if (await succeeds(['dapr', 'version'])) {
        // The CLI speaks to the current context only.
        if (context[1]) await output(['kubectl', 'config', 'use-context', context[1]]);
        return show(['dapr', 'init', '-k', '--wait', '--runtime-version', version, ...asFlags(DAPR_VALUES)]);
      }
      throw new CommandFailed(
        'Dapr comes to a cluster by helm or by the Dapr CLI, and neither is here:\n' +
          '  https://helm.sh/docs/intro/install/  or  https://docs.dapr.io/getting-started/install-dapr-cli/',
      );
    },
    buildArguments: [],
    load: push,
    async remove() {
      await show([...kubectl, 'delete', 'namespace', 'tiketi', '--ignore-not-found']);
    },
  };
}
