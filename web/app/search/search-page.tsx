import { useSearch } from '@tanstack/react-router';
import { texts, useText } from '../language/language.ts';
import { Page } from '../layout/page.tsx';
import { useDescription } from '../layout/use-description.ts';
import { SearchForm } from './search-form.tsx';
import { SearchResults } from './search-results.tsx';

const words = texts({
  ko: { title: '공연 찾기', description: '공연, 아티스트, 공연장으로 찾고 예매 상태로 골라 보세요.' },
  en: {
    title: 'Find events',
    description: 'Find events by title, artist or venue, and by the state of their sale.',
  },
});

/** All events, by words and by the state of their sale. */
export function SearchPage() {
  const text = useText(words);
  const { q, status } = useSearch({ from: '/search' });
  useDescription(text.description);
  return (
    <Page title={text.title} tabTitle={q ? `${q} · ${text.title}` : text.title}>
      <SearchForm q={q} status={status} />
      <SearchResults q={q} status={status} />
    </Page>
  );
}
