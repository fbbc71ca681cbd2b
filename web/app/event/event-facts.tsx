import type { components } from '../api/types/event.ts';
import { texts, useLanguage, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import styles from './event-facts.module.css';
import { mapOf } from './map-address.ts';

const words = texts({
  ko: {
    when: '공연 일시',
    where: '장소',
    artist: '출연',
    sale: '예매 기간',
    map: '지도 보기 (새 창)',
    span: (from: string, to: string) => `${from} ~ ${to}`,
  },
  en: {
    when: 'When',
    where: 'Where',
    artist: 'Artist',
    sale: 'On sale',
    map: 'See the map (new window)',
    span: (from: string, to: string) => `${from} – ${to}`,
  },
});

type Props = { event: components['schemas']['Event']; className: string };

/** Who, when, where, and from when until when tickets are sold. */
export function EventFacts({ event, className }: Props) {
  const text = useText(words);
  const language = useLanguage();
  const { dateTime } = useFormat();
  return (
    <dl className={`${styles.facts} ${className}`}>
      {event.artist_name && (
        <div>
          <dt>{text.artist}</dt>
          <dd>{event.artist_name}</dd>
        </div>
      )}
      <div>
        <dt>{text.when}</dt>
        <dd>
          <time dateTime={event.event_date}>{dateTime(event.event_date)}</time>
        </dd>
      </div>
      <div>
        <dt>{text.where}</dt>
        <dd>
          {event.venue}
          {event.address && <span className={styles.address}>{event.address}</span>}
          <a className={styles.map} href={mapOf(event, language)} target="_blank" rel="noreferrer">
            {text.map}
          </a>
        </dd>
      </div>
      <div>
        <dt>{text.sale}</dt>
        <dd>{text.span(dateTime(event.sale_start_date), dateTime(event.sale_end_date))}</dd>
      </div>
    </dl>
  );
}
