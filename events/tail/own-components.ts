import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';

const Component = z.looseObject({
  spec: z.looseObject({ type: z.string(), metadata: z.array(z.looseObject({ name: z.string() })) }),
});

/** What this command wants otherwise than the services: a group of its own, one at a time, each broker by its names. */
const changed = (group: string): Record<string, string> => ({
  consumerID: group,
  consumerGroup: group,
  concurrency: '1',
  concurrencyMode: 'single',
});

/** The system's own broker as a component, heard as another group, and the secrets it asks for. */
export function writeComponents(components: string, folder: string, group: string): { isRedis: boolean } {
  const pubsub = Component.parse(parse(readFileSync(join(components, 'pubsub.yaml'), 'utf8')));
  const own = changed(group);
  const others = pubsub.spec.metadata.filter(({ name }) => !(name in own));
  const metadata = [...others, ...Object.entries(own).map(([name, value]) => ({ name, value }))];
  writeFileSync(join(folder, 'pubsub.yaml'), stringify({ ...pubsub, spec: { ...pubsub.spec, metadata } }));
  copyFileSync(join(components, 'secrets.yaml'), join(folder, 'secrets.yaml'));
  return { isRedis: pubsub.spec.type === 'pubsub.redis' };
}
