import { useQueryClient, useSuspenseQueries } from '@tanstack/react-query';
import { eventListQuery } from '../event/event-list-query.ts';
import { useRefetchAtChange } from '../event/use-refetch-at-change.ts';
import { texts, useText } from '../language/language.ts';
import { Page } from '../layout/page.tsx';
import { useDescription } from '../layout/use-description.ts';
import { EndedShelf } from './ended-shelf.tsx';
import { EventShelf } from './event-shelf.tsx';
import { NewsTeasers } from './news-teasers.tsx';
import { OpeningHero } from './opening-hero.tsx';

const SHELF = 8;

const words = texts({
  ko: {
    title: '공연 예매',
    heading: '모두가 기다린 순간, 제시간에',
    description:
      '지금 예매 중인 공연과 곧 열리는 예매를 한눈에. 모두가 같은 순간에 몰려도 차례대로 예매합니다.',
    now: '지금 예매 중',
    nothingNow: '지금 예매 중인 공연이 없습니다. 곧 열리는 예매를 확인해 보세요.',
    soon: '곧 열리는 예매',
    nothingSoon: '예정된 예매가 아직 없습니다. 새 공연은 소식에서 먼저 알려 드립니다.',
  },
  en: {
    title: 'Tickets',
    heading: 'The moment everyone waits for, on time',
    description:
      'What is on sale now and what opens soon. When everybody comes at once, everybody gets a turn.',
    now: 'On sale now',
    nothingNow: 'Nothing is on sale right now. Have a look at what opens soon.',
    soon: 'Opening soon',
    nothingSoon: 'No sale is announced yet. New events are in the news first.',
  },
});

/** What can be had now, what opens next, and what is over. */
export function HomePage() {
  const text = useText(words);
  const queries = useQueryClient();
  const [{ data: onSale }, { data: soldOut }, { data: upcoming }] = useSuspenseQueries({
    queries: [
      eventListQuery('on_sale', SHELF),
      eventListQuery('sold_out', SHELF),
      eventListQuery('upcoming', SHELF + 1),
    ],
  });
  // What is sold out is shown where there is room: a ticket may come back.
  const now = [...onSale.events, ...soldOut.events].slice(0, SHELF);
  const [next, ...later] = upcoming.events;
  useRefetchAtChange([...now, ...upcoming.events], () => queries.invalidateQueries({ queryKey: ['events'] }));
  useDescription(text.description);
  return (
    <Page title={text.title} heading={text.heading}>
      {next && <OpeningHero event={next} />}
      <EventShelf
        title={text.now}
        events={now}
        hasMore={onSale.pagination.totalPages > 1}
        status="on_sale"
        otherwise={text.nothingNow}
      />
      {(later.length > 0 || !next) && (
        <EventShelf
          title={text.soon}
          events={later}
          hasMore={upcoming.pagination.totalPages > 1}
          status="upcoming"
          otherwise={text.nothingSoon}
        />
      )}
      <NewsTeasers />
      <EndedShelf />
    </Page>
  );
}
