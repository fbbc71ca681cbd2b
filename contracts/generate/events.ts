import { z } from 'zod';
import { contracts, type EventType } from '#shared/events/contracts.ts';

export type JsonSchema = Record<string, unknown>;

/**
 * What `data` of each event type holds, as JSON Schema 2020-12. Fields may be added, so none are
 * forbidden: a consumer reads those it knows.
 */
export const eventSchemas = (): Record<EventType, JsonSchema> =>
  mapTypes((type) => {
    const { $schema, ...schema } = z.toJSONSchema(contracts[type].data, {
      target: 'draft-2020-12',
      io: 'input',
    });
    const { topic, about } = contracts[type];
    return { $schema, title: type, description: `${about}. Topic \`${topic}\`.`, ...schema };
  });

export const eventTypes = Object.keys(contracts) as EventType[];

/** An object with an entry for each type; `Object.fromEntries` forgets its keys. */
const mapTypes = <Value>(make: (type: EventType) => Value) =>
  Object.fromEntries(eventTypes.map((type) => [type, make(type)])) as Record<EventType, Value>;
