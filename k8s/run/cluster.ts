import type { Words } from './command.ts';
import { currentCluster } from './current.ts';
import { kind } from './kind.ts';
import { lab } from './lab.ts';

/** A cluster that the commands of this folder work with. */
export type Cluster = {
  name: string;
  kubectl: Words;
  /** Stands in front of a command that is to reach the nodes' ports. */
  inside: readonly string[];
  /** Where they are, from there. */
  addresses: Record<'origin' | 'mail' | 'payment-gateway' | 'openid-issuer' | 'phone', string>;
  /** Makes it unless it is there. */
  ensure: () => Promise<void>;
  /** Brings Dapr's control plane of this version, with what Pod Security asks of sidecars. */
  installDapr: (version: string) => Promise<void>;
  /** What the images are made from where the usual ones cannot be had. */
  buildArguments: readonly string[];
  /** Brings images of this machine's Docker to where its nodes find them. */
  load: (images: readonly string[]) => Promise<void>;
  remove: () => Promise<void>;
};

const clusters = { kind, lab, current: currentCluster };

/** The one that TIKETI_CLUSTER names: `kind` without a word, `lab`, or `current`, whatever kubectl speaks to. */
export function chosenCluster(name = process.env.TIKETI_CLUSTER ?? 'kind'): Cluster {
  if (name === 'kind' || name === 'lab' || name === 'current') return clusters[name]();
  throw new Error(`TIKETI_CLUSTER is "${name}"; it may be kind, lab or current.`);
}
