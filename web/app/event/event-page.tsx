import { useParams } from '@tanstack/react-router';
import { Card } from '../design/card.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { Page } from '../layout/page.tsx';
import { useDescription } from '../layout/use-description.ts';
import { EventFacts } from './event-facts.tsx';
import styles from './event-page.module.css';
import { Poster } from './poster.tsx';
import { SalePanel } from './sale-panel.tsx';
import { SectionPrices } from './section-prices.tsx';
import { TicketPrices } from './ticket-prices.tsx';
import { useLiveEvent } from './use-live-event.ts';

const words = texts({ ko: { about: '공연 소개' }, en: { about: 'About' } });

/** All there is to know of an event, and the way in when its sale is open. */
export function EventPage() {
  const { eventId } = useParams({ from: '/events/$eventId' });
  // Another event is another page: nothing of the last one stays.
  return <OneEvent key={eventId} eventId={eventId} />;
}

function OneEvent({ eventId }: { eventId: string }) {
  const text = useText(words);
  const { date } = useFormat();
  const { event, ticketTypes, sections, state, people } = useLiveEvent(eventId);
  useDescription(`${event.title} · ${event.venue} · ${date(event.event_date)}`);
  const isOver = state === 'ended' || state === 'cancelled';
  return (
    <Page title={event.title}>
      <div className={styles.layout}>
        <div className={styles.poster}>
          <Poster title={event.title} src={event.poster_image_url} eager isOver={isOver} />
        </div>
        <EventFacts event={event} className={styles.facts ?? ''} />
        <div className={`${styles.wide} ${styles.sale}`}>
          <SalePanel event={event} state={state} people={people} />
        </div>
        <div className={`${styles.wide} ${styles.main}`}>
          {event.description && (
            <Card aria-labelledby="about">
              <h2 id="about">{text.about}</h2>
              <p className={styles.description}>{event.description}</p>
            </Card>
          )}
          {ticketTypes.length > 0 && <TicketPrices ticketTypes={ticketTypes} isOver={isOver} />}
          {sections && <SectionPrices eventId={event.id} sections={sections} isOpen={state === 'on_sale'} />}
        </div>
      </div>
    </Page>
  );
}
