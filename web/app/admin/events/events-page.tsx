import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ButtonLink } from '../../design/button.tsx';
import { texts, useText } from '../../language/language.ts';
import { Page } from '../../layout/page.tsx';
import { oneOf } from '../filters/one-of.ts';
import form from '../forms/form.module.css';
import { Outcome } from '../forms/outcome.tsx';
import { ListState } from '../table/list-state.tsx';
import { Pager } from '../table/pager.tsx';
import { EndEvent, type Ending } from './end-event.tsx';
import { EVENT_STATUSES } from './event-status.tsx';
import { EventsFilter } from './events-filter.tsx';
import { EVENT_ORDERS, eventsQuery } from './events-query.ts';
import { EventsTable } from './events-table.tsx';

const words = texts({
  ko: {
    title: '공연 관리',
    make: '새 공연',
    empty: '만든 공연이 여기에 보입니다.',
    noneFound: '조건에 맞는 공연이 없습니다.',
  },
  en: {
    title: 'Events',
    make: 'New event',
    empty: 'The events that you make will be here.',
    noneFound: 'No event matches.',
  },
});

/** All events, with the way to make, edit, cancel and delete them. */
export function AdminEventsPage() {
  const text = useText(words);
  const search = useSearch({ from: '/admin/events' });
  const navigate = useNavigate({ from: '/admin/events' });
  const [ending, setEnding] = useState<Ending>();
  const [outcome, setOutcome] = useState<string>();
  const asked = {
    q: search.q,
    status: oneOf(EVENT_STATUSES, search.status),
    sort: oneOf(EVENT_ORDERS, search.sort) ?? '-created_at',
    page: search.page ?? 1,
  };
  const list = useQuery(eventsQuery(asked));
  const isNarrowed = asked.q !== undefined || asked.status !== undefined;
  return (
    <Page title={text.title}>
      <div className={form.actions}>
        <ButtonLink to="/admin/events/new">{text.make}</ButtonLink>
        <Outcome said={outcome} />
      </div>
      <EventsFilter
        asked={asked}
        onChange={(changed) =>
          void navigate({ search: { ...search, ...changed, page: undefined }, replace: true })
        }
      />
      <ListState
        asked={list}
        isEmpty={({ pagination }) => pagination.total === 0}
        empty={isNarrowed ? <p>{text.noneFound}</p> : <p>{text.empty}</p>}
      >
        {({ events, pagination }) => (
          <>
            <EventsTable events={events} onEnd={setEnding} />
            <Pager
              pagination={pagination}
              onPage={(page) => void navigate({ search: { ...search, page } })}
            />
          </>
        )}
      </ListState>
      {ending && (
        <EndEvent
          {...ending}
          onDone={(said) => {
            setOutcome(said);
            setEnding(undefined);
          }}
          onClose={() => setEnding(undefined)}
        />
      )}
    </Page>
  );
}
