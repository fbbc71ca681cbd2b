import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { texts, useText } from '../../language/language.ts';
import { Page } from '../../layout/page.tsx';
import { statusWords } from '../events/event-status.tsx';
import { eventsQuery } from '../events/events-query.ts';
import { oneOf } from '../filters/one-of.ts';
import { Tabs } from '../filters/tabs.tsx';
import { ListState } from '../table/list-state.tsx';
import { Pager } from '../table/pager.tsx';
import { RoomsTable } from './rooms-table.tsx';

const words = texts({
  ko: {
    title: '대기실',
    which: '공연',
    empty: '공연이 없습니다. 판매 중이거나 판매 예정인 공연의 대기실이 여기에 나옵니다.',
  },
  en: {
    title: 'Waiting rooms',
    which: 'Events',
    empty: 'No events. The waiting rooms of events on sale, and of those to come, will be here.',
  },
});

const STATUSES = ['on_sale', 'upcoming'] as const;

/** The waiting rooms of the events people come for, as they are now. */
export function RoomsPage() {
  const text = useText(words);
  const names = useText(statusWords);
  const { page = 1, ...search } = useSearch({ from: '/admin/rooms' });
  const navigate = useNavigate({ from: '/admin/rooms' });
  const status = oneOf(STATUSES, search.status) ?? 'on_sale';
  const list = useQuery(eventsQuery({ status, sort: 'sale_start_date', page }));
  return (
    <Page title={text.title}>
      <Tabs
        label={text.which}
        value={status}
        values={STATUSES}
        nameOf={(one) => names[one]}
        onChoose={(one) => void navigate({ search: { status: one }, replace: true })}
      />
      <ListState asked={list} isEmpty={({ pagination }) => pagination.total === 0} empty={text.empty}>
        {({ events, pagination }) => (
          <>
            <RoomsTable events={events} />
            <Pager
              pagination={pagination}
              onPage={(next) => void navigate({ search: { status, page: next } })}
            />
          </>
        )}
      </ListState>
    </Page>
  );
}
