import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { projectDir } from '../../start/places.ts';

const Component = z.looseObject({
  spec: z.looseObject({ type: z.string(), metadata: z.array(z.looseObject({ name: z.string() })) }),
});

/** What this command wants otherwise than the services, of any broker: a group of its own, one at a time. */
const changed = (group: string): Record<string, string> => ({ consumerID: group, concurrency: '1' });

/** The system's own broker as a component, heard as another group, and the secrets it asks for. */
export function writeComponents(folder: string, group: string): { isRedis: boolean } {
  const components = join(projectDir, 'components/local');
  const pubsub = Component.parse(parse(readFileSync(join(components, 'pubsub.yaml'), 'utf8')));
  const own = changed(group);
  const others = pubsub.spec.metadata.filter(({ name }) => !(name in own));
  const metadata = [...others, ...Object.entries(own).map(([name, value]) => ({ name, value }))];
  writeFileSync(join(folder, 'pubsub.yaml'), stringify({ ...pubsub, spec: { ...pubsub.spec, metadata } }));
  copyFileSync(join(components, 'secrets.yaml'), join(folder, 'secrets.yaml'));
  return { isRedis: pubsub.spec.type === 'pubsub.redis' };
}
