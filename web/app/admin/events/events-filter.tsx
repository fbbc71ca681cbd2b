import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Choice, Field } from '../../design/field.tsx';
import { texts, useText } from '../../language/language.ts';
import { Filter, FilterBar } from '../filters/filter-bar.tsx';
import { oneOf } from '../filters/one-of.ts';
import { EVENT_STATUSES, type EventStatus, statusWords } from './event-status.tsx';
import styles from './events-filter.module.css';
import { EVENT_ORDERS, type EventOrder, type EventsAsked } from './events-query.ts';

const words = texts({
  ko: {
    q: '제목·아티스트·장소 검색',
    find: '검색',
    status: '상태',
    sort: '정렬',
    sorted: '검색 결과는 판매 시작순입니다.',
    '-created_at': '최근 만든 순',
    event_date: '공연 일시순',
    sale_start_date: '판매 시작순',
  },
  en: {
    q: 'Search title, artist, venue',
    find: 'Search',
    status: 'Status',
    sort: 'Order',
    sorted: 'What a search finds comes in the order of sale.',
    '-created_at': 'Newest first',
    event_date: 'By date of the event',
    sale_start_date: 'By start of the sale',
  },
});

type Changed = { q?: string | undefined; status?: EventStatus | undefined; sort?: EventOrder | undefined };
type Props = { asked: EventsAsked; onChange: (changed: Changed) => void };

/** Which events are listed, and in what order. */
export function EventsFilter({ asked, onChange }: Props) {
  const text = useText(words);
  const names = useText(statusWords);
  return (
    <FilterBar>
      <Search key={asked.q ?? ''} q={asked.q} onSearch={(q) => onChange({ q })} />
      <Filter
        label={text.status}
        value={asked.status}
        values={EVENT_STATUSES}
        names={names}
        onChoose={(status) => onChange({ status })}
      />
      <Choice
        label={text.sort}
        value={asked.q ? 'sale_start_date' : asked.sort}
        disabled={asked.q !== undefined}
        title={asked.q ? text.sorted : undefined}
        onChange={({ target }) => onChange({ sort: oneOf(EVENT_ORDERS, target.value) })}
      >
        {EVENT_ORDERS.map((order) => (
          <option key={order} value={order}>
            {text[order]}
          </option>
        ))}
      </Choice>
    </FilterBar>
  );
}

function Search({ q, onSearch }: { q: string | undefined; onSearch: (q: string | undefined) => void }) {
  const text = useText(words);
  const [typed, setTyped] = useState(q ?? '');
  return (
    <form
      className={styles.search}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed.trim() || undefined);
      }}
    >
      <Field
        label={text.q}
        type="search"
        value={typed}
        maxLength={100}
        onChange={({ target }) => {
          setTyped(target.value);
          if (target.value === '' && q) onSearch(undefined);
        }}
      />
      <Button type="submit" kind="secondary">
        {text.find}
      </Button>
    </form>
  );
}
