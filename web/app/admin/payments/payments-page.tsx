import { useNavigate, useSearch } from '@tanstack/react-router';
import { texts, useText } from '../../language/language.ts';
import { Page } from '../../layout/page.tsx';
import { oneOf } from '../filters/one-of.ts';
import { Tabs } from '../filters/tabs.tsx';
import { Comparisons } from './comparisons/comparisons.tsx';
import { PaymentsList } from './payments-list.tsx';

const VIEWS = ['all', 'trouble', 'comparisons'] as const;

const words = texts({
  ko: {
    title: '결제',
    views: '보기',
    all: '모든 결제',
    trouble: '문제 있는 결제',
    comparisons: '결제사 대조',
  },
  en: {
    title: 'Payments',
    views: 'View',
    all: 'All payments',
    trouble: 'In trouble',
    comparisons: 'Comparisons',
  },
});

/** Everybody's payments, those that need a look, and what the gateways say of them. */
export function PaymentsPage() {
  const text = useText(words);
  const search = useSearch({ from: '/admin/payments' });
  const navigate = useNavigate({ from: '/admin/payments' });
  const view = oneOf(VIEWS, search.view) ?? 'all';
  return (
    <Page title={text.title}>
      <Tabs
        label={text.views}
        value={view}
        values={VIEWS}
        nameOf={(one) => text[one]}
        onChoose={(one) => void navigate({ search: { view: one === 'all' ? undefined : one } })}
      />
      {view === 'comparisons' ? <Comparisons /> : <PaymentsList isTrouble={view === 'trouble'} />}
    </Page>
  );
}
