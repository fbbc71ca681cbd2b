import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const project = path.join(import.meta.dirname, '../..');

/** Service and topic; of those who listen also the event types they have an interest in. */
export type Speaker = { service: string; topic: string };
export type Listener = Speaker & { types: string[] };

const PubSub = z.object({
  spec: z.object({ metadata: z.array(z.object({ name: z.string(), value: z.string().optional() })) }),
});
const Subscription = z.object({
  spec: z.object({
    topic: z.string(),
    routes: z.object({ rules: z.array(z.object({ match: z.string() })).default([]) }),
  }),
  scopes: z.array(z.string()),
});

/** Who may publish what, as the broker's component has it. */
export function speakers(services: readonly string[]): Speaker[] {
  const { spec } = PubSub.parse(
    parse(readFileSync(path.join(project, 'components/local/pubsub.yaml'), 'utf8')),
  );
  const scopes = spec.metadata.find(({ name }) => name === 'publishingScopes')?.value ?? '';
  return scopes.split(';').flatMap((scope) => {
    const [service = '', topics = ''] = scope.split('=');
    return topics
      .split(',')
      .filter((topic) => topic !== '' && !isDead(topic) && services.includes(service))
      .map((topic) => ({ service, topic }));
  });
}

/** Each service's own dead letters are between it and the broker. */
const isDead = (topic: string) => topic.startsWith('dead-');

/** Who hears what, as dapr/subscriptions/ has it. */
export function listeners(): Listener[] {
  const folder = path.join(project, 'dapr/subscriptions');
  return readdirSync(folder)
    .filter((file) => file !== 'kustomization.yaml')
    .toSorted()
    .flatMap((file) => {
      const { spec, scopes } = Subscription.parse(parse(readFileSync(path.join(folder, file), 'utf8')));
      const types = spec.routes.rules.flatMap(
        ({ match }) => match.match(/event\.type == "([\w.]+)"/)?.[1] ?? [],
      );
      if (isDead(spec.topic)) return [];
      return scopes.map((service) => ({ service, topic: spec.topic, types }));
    });
}
