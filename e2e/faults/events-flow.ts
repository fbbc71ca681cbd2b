import { until } from '../../story/client/until.ts';
import { eventWithTickets } from '../system/new-event.ts';
import { outcomes } from '../system/outcomes.ts';

/**
 * Resolves when events are delivered as they come. A sidecar that has seen its app away reads on for some seconds, for
 * nobody, and what it reads then comes a minute later; what is announced afterwards comes at once.
 */
export const eventsFlow = () =>
  until(
    'events are delivered',
    () => outcomes([eventWithTickets(1)]),
    (ends) => ends.done === 1,
    90_000,
  );
