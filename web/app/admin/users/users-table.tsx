import { Button, ButtonLink } from '../../design/button.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { DataTable, TwoLines } from '../table/data-table.tsx';
import { RoleBadge } from './role-badge.tsx';
import type { ListedUser } from './users-query.ts';

export type UserAct = 'role' | 'points' | 'delete';

const words = texts({
  ko: {
    caption: '회원',
    name: '회원',
    role: '역할',
    login: '로그인',
    since: '가입',
    phone: '전화번호',
    actions: '작업',
    local: '비밀번호',
    google: 'Google',
    setRole: '역할',
    points: '포인트',
    payments: '결제',
    acts: '기록',
    remove: '삭제',
    of: (what: string, who: string) => `${who} ${what}`,
  },
  en: {
    caption: 'Users',
    name: 'User',
    role: 'Role',
    login: 'Logs in by',
    since: 'Since',
    phone: 'Phone',
    actions: 'Actions',
    local: 'Password',
    google: 'Google',
    setRole: 'Role',
    points: 'Points',
    payments: 'Payments',
    acts: 'Log',
    remove: 'Delete',
    of: (what: string, who: string) => `${what}: ${who}`,
  },
});

type Props = { users: readonly ListedUser[]; onAct: (act: UserAct, user: ListedUser) => void };

/** Accounts, each with what can be done with it. */
export function UsersTable({ users, onAct }: Props) {
  const text = useText(words);
  const { date } = useFormat();
  return (
    <DataTable
      caption={text.caption}
      rows={users}
      keyOf={(user) => user.id}
      columns={[
        { head: text.name, cell: (user) => <TwoLines main={user.name} more={user.email} isLong /> },
        { head: text.role, cell: (user) => <RoleBadge role={user.role} /> },
        {
          head: text.login,
          cell: (user) => (
            <TwoLines main={user.provider === 'GOOGLE' ? text.google : text.local} more={user.phone} />
          ),
        },
        { head: text.since, cell: (user) => date(user.created_at) },
        {
          head: text.actions,
          kind: 'actions',
          cell: (user) => (
            <>
              <Button
                kind="plain"
                aria-label={text.of(text.setRole, user.email)}
                onClick={() => onAct('role', user)}
              >
                {text.setRole}
              </Button>
              <Button
                kind="plain"
                aria-label={text.of(text.points, user.email)}
                onClick={() => onAct('points', user)}
              >
                {text.points}
              </Button>
              <ButtonLink
                kind="plain"
                to="/admin/payments"
                search={{ user: user.id }}
                aria-label={text.of(text.payments, user.email)}
              >
                {text.payments}
              </ButtonLink>
              <ButtonLink
                kind="plain"
                to="/admin/audit"
                search={{ subject: user.id }}
                aria-label={text.of(text.acts, user.email)}
              >
                {text.acts}
              </ButtonLink>
              <Button
                kind="plain"
                aria-label={text.of(text.remove, user.email)}
                onClick={() => onAct('delete', user)}
              >
                {text.remove}
              </Button>
            </>
          ),
        },
      ]}
    />
  );
}
