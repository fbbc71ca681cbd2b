import type { Words } from './command.ts';

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
