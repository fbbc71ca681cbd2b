import { chosenCluster } from './chosen-cluster.ts';
import { endWith, output, step, succeeds } from './command.ts';
import { DAPR_VERSION } from './dapr.ts';
import { buildImages } from './images.ts';
import { putSecrets } from './put-secrets.ts';
import { untilReady } from './readiness.ts';

/** `npm run k8s:up`: a cluster, Dapr, the images, and all of k8s/overlays/local, ready to use. */
async function up(): Promise<void> {
  await step('a cluster', () => chosenCluster().ensure());
  // Chosen anew: the lab knows its nodes only when it is up.
  const cluster = chosenCluster();
  const { kubectl } = cluster;
  if (!(await succeeds([...kubectl, '-n', 'dapr-system', 'get', 'deployment/dapr-operator'])))
    await step(`Dapr ${DAPR_VERSION}`, () => cluster.installDapr(DAPR_VERSION));
  await buildImages(cluster);
  await step('secrets', () => putSecrets(cluster));
  await step('manifests', async () => {
    // A Job that is done cannot be changed into that of the next version.
    await output([...kubectl, '-n', 'tiketi', 'delete', 'job/databases', '--ignore-not-found']);
    await output([...kubectl, 'apply', '-k', 'k8s/overlays/local']);
  });
  await step('all pods are ready', () => untilReady(cluster));
  const command = cluster.inside.join(' ');
  console.log(`\nTiketi runs on the cluster "${cluster.name}".`);
  for (const [name, address] of Object.entries(cluster.addresses))
    console.log(`  ${name.padEnd(16)}${address}`);
  if (command) console.log(`  (from inside: ${command} curl …)`);
  console.log('\nnpm run k8s:story plays the story on it, npm run k8s:down takes it away.');
}

await up().catch(endWith);
