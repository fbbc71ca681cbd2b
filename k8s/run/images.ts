import type { Cluster } from './cluster.ts';
import { output, step } from './command.ts';
import { REGISTRY_ADDRESS } from './registry.ts';

const VERSION = '0.1.0';

/** The project's images, as k8s/overlays/local names them. */
const imageOf = (target: string) => `${REGISTRY_ADDRESS}/tiketi/${target}:${VERSION}`;
const TARGETS = ['services', 'web', 'sandbox'];

export async function buildImages({ buildArguments, load }: Cluster): Promise<void> {
  for (const target of TARGETS)
    await step(`image ${imageOf(target)}`, () =>
      output(['docker', 'build', '--target', target, '--tag', imageOf(target), ...buildArguments, '.']),
    );
  await step('images to the nodes', () => load(TARGETS.map(imageOf)));
}

export const sandboxImage = imageOf('sandbox');
