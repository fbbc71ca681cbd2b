import type { Cluster } from './cluster.ts';
import { CommandFailed, output } from './command.ts';
import { makeSecrets } from './secrets.ts';

/** Puts the secrets into the namespace, each only where it is missing: a second run changes nobody's password. */
export async function putSecrets({ kubectl }: Cluster): Promise<void> {
  const namespace = 'tiketi';
  await output([...kubectl, 'apply', '-f', 'k8s/base/namespace.yaml']);
  const known = await output([...kubectl, '-n', namespace, 'get', 'secrets', '-o', 'name']);
  const there = known.split('\n').map((name) => name.replace('secret/', ''));
  const made = Object.entries(makeSecrets());
  const missing = made.filter(([name]) => !there.includes(name));
  if (missing.length === 0) return;
  if (missing.length < made.length)
    throw new CommandFailed(
      `Some secrets are there and some are not, which do not fit together: ${missing.map(([name]) => name).join(', ')}`,
    );
  const items = missing.map(([name, stringData]) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace, labels: { 'app.kubernetes.io/part-of': 'tiketi' } },
    stringData,
  }));
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  await output([...kubectl, 'apply', '-f', '-'], { input: list });
}

/** One value of a Secret, for what is said to whoever runs the cluster on this machine. */
export async function secretValue({ kubectl }: Cluster, name: string, key: string): Promise<string> {
  const coded = await output([
    ...kubectl,
    '-n',
    'tiketi',
    'get',
    'secret',
    name,
    '-o',
    `jsonpath={.data.${key}}`,
  ]);
  return Buffer.from(coded, 'base64').toString();
}
