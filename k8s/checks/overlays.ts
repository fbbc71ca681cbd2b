import { z } from 'zod';
import { applied } from './folders.ts';
import { type Container, containersOf, named, type Pod, podOf } from './objects.ts';
import { objectsOf } from './render.ts';

/** Each way to have the whole shop on a cluster. */
export const overlays = applied.map(({ path }) => path).filter((path) => path.startsWith('k8s/overlays/'));

/** The pods of a Deployment, and the first container in them. */
export function deployed(overlay: string, name: string): { pod: Pod; container: Container } {
  const pod = podOf(named(objectsOf(overlay), 'Deployment', name));
  const [container] = pod ? containersOf(pod) : [];
  if (!pod || !container) throw new Error(`the Deployment ${name} has no container`);
  return { pod, container };
}

const ConfigMap = z.looseObject({ data: z.record(z.string(), z.string()) });

/** What a container finds in its environment, but for secrets. */
export function environmentOf(overlay: string, container: Container): Record<string, string> {
  const maps = container.envFrom.flatMap(({ configMapRef }) =>
    configMapRef ? [ConfigMap.parse(named(objectsOf(overlay), 'ConfigMap', configMapRef.name)).data] : [],
  );
  const own = container.env.flatMap(({ name, value }) => (value === undefined ? [] : [{ [name]: value }]));
  return Object.assign({}, ...maps, ...own);
}
