import { EventCard, type ListedEvent } from './event-card.tsx';
import styles from './event-grid.module.css';

/** Cards side by side, on a phone one below the other. `isStale` while better ones are on their way. */
export const EventGrid = ({ events, isStale = false }: { events: ListedEvent[]; isStale?: boolean }) => (
  <ul className={`${styles.grid} ${isStale ? styles.stale : ''}`}>
    {events.map((event) => (
      <EventCard key={event.id} event={event} />
    ))}
  </ul>
);

/** The place that the cards will take. */
export const EventGridSkeleton = ({ count = 8 }: { count?: number }) => (
  <div className={styles.grid} aria-hidden="true">
    {Array.from({ length: count }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
      <div key={index} className={styles.skeleton} />
    ))}
  </div>
);
