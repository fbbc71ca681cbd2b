import { anEvent } from './replica.ts';

/** What event-service knows, to begin with one event; `onSale` makes a new one of these facts and returns its id. */
export function eventsOnSale() {
  const events = [anEvent()];
  return {
    events,
    onSale(facts: Parameters<typeof anEvent>[0] = {}): string {
      const event = anEvent(facts);
      events.push(event);
      return event.id;
    },
  };
}
