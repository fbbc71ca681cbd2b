import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const project = join(import.meta.dirname, '../../..');

const Subscription = z.object({
  spec: z.object({ topic: z.string(), deadLetterTopic: z.string().optional() }),
  scopes: z.array(z.string()),
});

const VHOST = { vhost: '/' };

/**
 * What sidecars would make one by one as they come up, all of it beforehand: an exchange for each topic, and
 * behind it a queue for each app that hears it. In the form of RabbitMQ's own definitions.
 * https://www.rabbitmq.com/docs/definitions
 */
export function topology() {
  const folder = join(project, 'dapr/subscriptions');
  const subscriptions = readdirSync(folder)
    .filter((file) => file !== 'kustomization.yaml')
    .toSorted()
    .map((file) => Subscription.parse(parse(readFileSync(join(folder, file), 'utf8'))));
  const topics = subscriptions.flatMap(({ spec }) => [spec.topic, spec.deadLetterTopic ?? []].flat());
  const heard = subscriptions.flatMap(({ spec, scopes }) =>
    scopes.map((app) => ({ topic: spec.topic, queue: `${app}-${spec.topic}` })),
  );
  return {
    exchanges: [...new Set(topics)].toSorted().map((name) => ({
      ...VHOST,
      name,
      type: 'fanout',
      durable: true,
      auto_delete: false,
      internal: false,
      arguments: {},
    })),
    queues: heard.map(({ queue }) => ({
      ...VHOST,
      name: queue,
      durable: true,
      auto_delete: false,
      arguments: { 'x-queue-type': 'classic' },
    })),
    bindings: heard.map(({ topic, queue }) => ({
      ...VHOST,
      source: topic,
      destination: queue,
      destination_type: 'queue',
      routing_key: '',
      arguments: {},
    })),
    // Those of `npm run events -- tail` go ten minutes after who listened.
    policies: [
      {
        ...VHOST,
        name: 'events-tail',
        pattern: '^events-tail-',
        'apply-to': 'queues',
        definition: { expires: 600_000 },
        priority: 0,
      },
    ],
  };
}
