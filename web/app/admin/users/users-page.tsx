import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { texts, useText } from '../../language/language.ts';
import { Page } from '../../layout/page.tsx';
import { PointsDialog } from '../points/points-dialog.tsx';
import { ListState } from '../table/list-state.tsx';
import { Pager } from '../table/pager.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { RoleDialog } from './role-dialog.tsx';
import { SearchForm } from './search-form.tsx';
import { type ListedUser, usersQuery } from './users-query.ts';
import { type UserAct, UsersTable } from './users-table.tsx';

const words = texts({
  ko: { title: '회원', empty: '찾는 회원이 없습니다. 이메일이나 이름의 일부로 찾아보세요.' },
  en: { title: 'Users', empty: 'Nobody is called so. Try a part of an e-mail address or name.' },
});

/** All accounts, and what an administrator can do with each. */
export function UsersPage() {
  const text = useText(words);
  const { page = 1 } = useSearch({ from: '/admin/users' });
  const navigate = useNavigate({ from: '/admin/users' });
  const [q, setQ] = useState('');
  const [open, setOpen] = useState<{ act: UserAct; user: ListedUser }>();
  const close = () => setOpen(undefined);
  const list = useQuery(usersQuery(q, page));
  const search = (entered: string) => {
    setQ(entered);
    void navigate({ search: {}, replace: true });
  };
  return (
    <Page title={text.title}>
      <SearchForm q={q} onSearch={search} />
      <ListState asked={list} isEmpty={({ pagination }) => pagination.total === 0} empty={text.empty}>
        {({ users, pagination }) => (
          <>
            <UsersTable users={users} onAct={(act, user) => setOpen({ act, user })} />
            <Pager pagination={pagination} onPage={(next) => void navigate({ search: { page: next } })} />
          </>
        )}
      </ListState>
      {open?.act === 'role' && <RoleDialog user={open.user} onClose={close} />}
      {open?.act === 'points' && <PointsDialog user={open.user} onClose={close} />}
      {open?.act === 'delete' && <DeleteDialog user={open.user} onClose={close} />}
    </Page>
  );
}
