import type { Cluster } from './cluster.ts';
import { CommandFailed } from './command.ts';
import { currentCluster } from './current.ts';
import { kind } from './kind.ts';
import { lab } from './lab.ts';

const clusters = { kind, lab, current: currentCluster };

/** The one that TIKETI_CLUSTER names: `kind` without a word, `lab`, or `current`, whatever kubectl speaks to. */
export function chosenCluster(name = process.env.TIKETI_CLUSTER ?? 'kind'): Cluster {
  if (name === 'kind' || name === 'lab' || name === 'current') return clusters[name]();
  throw new CommandFailed(`TIKETI_CLUSTER is "${name}"; it may be kind, lab or current.`);
}
