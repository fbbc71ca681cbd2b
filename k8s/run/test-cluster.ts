import { chosenCluster } from './chosen-cluster.ts';
import { endWith, show } from './command.ts';

/** `npm run test:k8s`: the tests of e2e/cluster on the cluster that `npm run k8s:up` made; words after `--` go to vitest. */
const [command = 'node', ...inside] = [...chosenCluster().inside, 'node_modules/.bin/vitest'];
await show([command, ...inside, 'run', '--project', 'cluster', ...process.argv.slice(2)]).catch(endWith);
