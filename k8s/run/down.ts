import { chosenCluster } from './chosen-cluster.ts';
import { endWith, step } from './command.ts';

/** `npm run k8s:down`: the cluster that was made here goes; of one that was there before only the namespace. */
const cluster = chosenCluster();
await step(`the cluster "${cluster.name}" goes`, () => cluster.remove()).catch(endWith);
