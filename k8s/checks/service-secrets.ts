import { parse } from 'yaml';
import { z } from 'zod';
import { makeSecrets } from '../run/secrets.ts';
import { read } from './files.ts';

const ByService = z.record(z.string(), z.array(z.string()));
const OnAws = z.object({
  made: ByService,
  shared: ByService,
  redis: z.array(z.string()),
  by_hand: z.record(z.string(), ByService),
});

export const localSecrets = makeSecrets();
const onAws = OnAws.parse(parse(read('terraform/aws/secrets.yaml')));

/** The document that a service finds in the secret store of an overlay, with values that are of the right form. */
export function secretsOf(overlay: string, app: string): Record<string, string> {
  const local = localSecrets[`tiketi-${app}`] ?? {};
  if (!overlay.endsWith('/aws')) return local;
  const names = [
    ...(onAws.made[app] ?? []),
    ...Object.entries(onAws.shared).flatMap(([name, apps]) => (apps.includes(app) ? [name] : [])),
    ...(onAws.redis.includes(app) ? ['REDIS_PASSWORD'] : []),
    ...Object.values(onAws.by_hand[app] ?? {}).flat(),
  ];
  return Object.fromEntries(
    names.map((name) => [name, local[name] ?? `given by hand: ${name}`.padEnd(32, '.')]),
  );
}
