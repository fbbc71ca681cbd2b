import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { texts, useText } from '../../language/language.ts';
import { Page } from '../../layout/page.tsx';
import { Filter, FilterBar, Narrowed } from '../filters/filter-bar.tsx';
import { oneOf } from '../filters/one-of.ts';
import { Tabs } from '../filters/tabs.tsx';
import { ListState } from '../table/list-state.tsx';
import { More } from '../table/more.tsx';
import { ACTIONS, actNames, SERVICES, type Service } from './act-names.ts';
import { Acts } from './acts.tsx';
import { auditQuery } from './audit-query.ts';
import { mergeActs } from './merged.ts';

const words = texts({
  ko: {
    title: '감사 기록',
    logs: '기록',
    all: '전체',
    auth: '회원',
    event: '공연',
    reservation: '예매',
    payment: '결제',
    action: '한 일',
    actor: '한 사람이 한 일',
    subject: '한 대상에 한 일',
    empty: '관리자가 무언가를 바꾸면 누가, 언제, 무엇을 했는지 여기에 남습니다.',
  },
  en: {
    title: 'Audit log',
    logs: 'Log',
    all: 'All',
    auth: 'Users',
    event: 'Events',
    reservation: 'Bookings',
    payment: 'Payments',
    action: 'Act',
    actor: 'By one person',
    subject: 'To one thing',
    empty: 'Whenever an administrator changes something, it will be here: who did what, and when.',
  },
});

const LOGS = ['all', ...SERVICES] as const;
const logsOf = (action: string) =>
  SERVICES.filter((service) => ACTIONS[service].some((one) => one === action));

/** Who did what to what, and when. */
export function AuditPage() {
  const text = useText(words);
  const names = useText(actNames);
  const search = useSearch({ from: '/admin/audit' });
  const navigate = useNavigate({ from: '/admin/audit' });
  const narrow = (part: Record<string, string | undefined>) =>
    void navigate({ search: (was) => ({ ...was, ...part }), replace: true });
  const log = oneOf(LOGS, search.of) ?? 'all';
  const actions: readonly string[] = log === 'all' ? SERVICES.flatMap((one) => ACTIONS[one]) : ACTIONS[log];
  const action = oneOf(actions, search.action);
  // Only the log that can have it is asked for an act.
  const services: readonly Service[] = log !== 'all' ? [log] : action ? logsOf(action) : SERVICES;
  const list = useInfiniteQuery(
    auditQuery(services, {
      ...(action && { action }),
      ...(search.actor && { actorId: search.actor }),
      ...(search.subject && { subjectId: search.subject }),
    }),
  );
  return (
    <Page title={text.title}>
      <Tabs
        label={text.logs}
        value={log}
        values={LOGS}
        nameOf={(one) => text[one]}
        onChoose={(one) => narrow({ of: one === 'all' ? undefined : one, action: undefined })}
      />
      <FilterBar>
        <Filter
          label={text.action}
          value={action}
          values={actions}
          names={names}
          onChoose={(chosen) => narrow({ action: chosen })}
        />
        {search.actor && <Narrowed name={text.actor} onRemove={() => narrow({ actor: undefined })} />}
        {search.subject && <Narrowed name={text.subject} onRemove={() => narrow({ subject: undefined })} />}
      </FilterBar>
      <ListState asked={list} isEmpty={({ pages }) => mergeActs(pages).length === 0} empty={text.empty}>
        {({ pages }) => (
          <>
            <Acts
              acts={mergeActs(pages)}
              onActor={(actor) => narrow({ actor })}
              onSubject={(subject) => narrow({ subject })}
            />
            <More list={list} />
          </>
        )}
      </ListState>
    </Page>
  );
}
