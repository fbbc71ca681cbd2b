import type { Cluster } from './cluster.ts';
import { CommandFailed, output, show, succeeds } from './command.ts';
import { currentCluster } from './current.ts';
import { isDockerThere, registryHosting, startRegistry, stopRegistry, wireRegistry } from './registry.ts';

const NAME = 'tiketi-local';
const CONFIG = 'k8s/kind/cluster.yaml';

const words = (text: string) => text.split(/\s+/).filter(Boolean);

/** Kubernetes in Docker: one control plane, two workers, and a registry beside them. */
export function kind(): Cluster {
  return {
    ...currentCluster(['--context', `kind-${NAME}`]),
    name: 'kind',
    addresses: {
      origin: 'http://localhost:3000',
      mail: 'http://localhost:1080',
      'payment-gateway': 'http://localhost:4100',
      'openid-issuer': 'http://localhost:4200',
      phone: 'http://localhost:4300',
    },
    async ensure() {
      if (!(await isDockerThere())) throw new CommandFailed('Docker does not answer; Kind needs it.');
      if (!(await succeeds(['kind', 'version'])))
        throw new CommandFailed(
          'Kind is not here: https://kind.sigs.k8s.io/docs/user/quick-start/#installation',
        );
      await startRegistry();
      const clusters = words(await output(['kind', 'get', 'clusters']));
      if (!clusters.includes(NAME))
        await show(['kind', 'create', 'cluster', '--config', CONFIG, '--wait', '3m']);
      await wireRegistry(words(await output(['kind', 'get', 'nodes', '--name', NAME])));
      const apply = ['kubectl', '--context', `kind-${NAME}`, 'apply', '-f', '-'] as const;
      await output(apply, { input: registryHosting });
    },
    async remove() {
      await show(['kind', 'delete', 'cluster', '--name', NAME]);
      await stopRegistry();
    },
  };
}
