import { contracts, type EventType } from '#shared/events/contracts.ts';
import { eventTypes } from './events.ts';
import { type Listener, listeners, type Speaker, speakers } from './who-speaks.ts';

const DESCRIPTION = `Everything that has happened in Tiketi, as CloudEvents 1.0 by Dapr pub/sub (component \`pubsub\`).

A topic carries several types; \`type\` says which. Delivery is at least once and in no certain order: tell repeats
by \`id\`, and older from newer by the \`version\` that is in the data. A consumer answers its sidecar
\`{"status": "SUCCESS"}\`, \`RETRY\` or \`DROP\`; what was tried in vain goes to the dead letters of that consumer alone (\`dead-<consumer>\`).
Fields may be added to an event, never taken away or given another meaning.`;

/** One AsyncAPI 3.0 document of all topics: https://www.asyncapi.com/docs/reference/specification/v3.0.0 */
export function asyncApiDocument(version: string, services: readonly string[]) {
  const topics = [...new Set(eventTypes.map((type) => contracts[type].topic))].toSorted();
  return {
    asyncapi: '3.0.0',
    info: { title: 'Tiketi events', version, license: { name: 'MIT' }, description: DESCRIPTION },
    defaultContentType: 'application/cloudevents+json',
    channels: Object.fromEntries(topics.map((topic) => [topic, channel(topic)])),
    operations: Object.fromEntries([...speakers(services).map(sending), ...listeners().map(receiving)]),
    components: {
      messages: Object.fromEntries(eventTypes.map((type) => [type, message(type)])),
      schemas: { CloudEvent: envelope },
    },
  };
}

const channel = (topic: string) => ({
  address: topic,
  messages: Object.fromEntries(
    typesOf(topic).map((type) => [type, { $ref: `#/components/messages/${type}` }]),
  ),
});

const sending = ({ service, topic }: Speaker) =>
  operation(`${service}-publishes-${topic}`, 'send', service, topic, typesOf(topic));

const receiving = ({ service, topic, types }: Listener) =>
  operation(`${service}-hears-${topic}`, 'receive', service, topic, types);

const operation = (
  name: string,
  action: 'send' | 'receive',
  service: string,
  topic: string,
  types: string[],
) => [
  name,
  {
    action,
    channel: { $ref: `#/channels/${topic}` },
    tags: [{ name: service }],
    messages: types.map((type) => ({ $ref: `#/channels/${topic}/messages/${type}` })),
  },
];

const message = (type: EventType) => ({
  name: type,
  title: type,
  summary: contracts[type].about,
  payload: {
    allOf: [
      { $ref: '#/components/schemas/CloudEvent' },
      {
        type: 'object',
        properties: { type: { const: type }, data: { $ref: `./events/${type}.schema.json` } },
      },
    ],
  },
});

const typesOf = (topic: string) => eventTypes.filter((type) => contracts[type].topic === topic);

/** As Dapr delivers it. */
const envelope = {
  type: 'object',
  required: ['specversion', 'id', 'source', 'type', 'datacontenttype', 'data'],
  properties: {
    specversion: { const: '1.0' },
    id: { type: 'string', minLength: 1, maxLength: 128, description: 'The same at every delivery' },
    source: { type: 'string', description: 'Who published it: the name of a service' },
    type: { type: 'string' },
    datacontenttype: { const: 'application/json' },
    time: { type: 'string', format: 'date-time' },
    topic: { type: 'string' },
    pubsubname: { type: 'string' },
    traceid: { type: 'string' },
    traceparent: { type: 'string', description: 'https://www.w3.org/TR/trace-context/' },
    tracestate: { type: 'string' },
    data: { type: 'object' },
  },
};
