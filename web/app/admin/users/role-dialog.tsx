import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { texts, useText } from '../../language/language.ts';
import { ConfirmDialog } from '../confirm/confirm-dialog.tsx';
import { ROLES, roleWords } from './role-badge.tsx';
import styles from './users.module.css';
import type { ListedUser, Role } from './users-query.ts';

const words = texts({
  ko: {
    title: (name: string) => `${name} 님의 역할`,
    act: '역할 바꾸기',
    legend: '역할',
    says: {
      user: '예매를 하고 소식에 글을 쓸 수 있습니다.',
      staff: '공연장 입구에서 티켓을 확인할 수 있습니다.',
      admin: '이 관리 화면의 모든 일을 할 수 있습니다.',
    },
    refusals: {
      ILLEGAL_TRANSITION: '마지막 관리자의 역할은 바꿀 수 없습니다. 다른 관리자를 먼저 정해 주세요.',
    },
  },
  en: {
    title: (name: string) => `Role of ${name}`,
    act: 'Change role',
    legend: 'Role',
    says: {
      user: 'Can book tickets and write articles.',
      staff: 'Can check tickets at the door.',
      admin: 'Can do everything on these pages.',
    },
    refusals: {
      ILLEGAL_TRANSITION: 'The last administrator stays one. Make somebody else an administrator first.',
    },
  },
});

/** Makes somebody an administrator, or staff at the door, or neither any more. */
export function RoleDialog({ user, onClose }: { user: ListedUser; onClose: () => void }) {
  const text = useText(words);
  const names = useText(roleWords);
  const queries = useQueryClient();
  const [role, setRole] = useState<Role>(user.role);
  const change = useMutation({
    mutationFn: () =>
      answer(api.PATCH('/api/auth/admin/users/{id}', { params: { path: { id: user.id } }, body: { role } })),
    networkMode: 'always',
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: ['admin', 'users'] }),
  });
  return (
    <ConfirmDialog
      title={text.title(user.name)}
      act={text.act}
      isReady={role !== user.role}
      isBusy={change.isPending}
      error={change.error}
      explained={text.refusals}
      onAct={() => change.mutate()}
      onClose={onClose}
    >
      <p>{user.email}</p>
      <fieldset className={styles.roles}>
        <legend>{text.legend}</legend>
        {ROLES.map((one) => (
          <label key={one} className={styles.role}>
            <input type="radio" name="role" checked={one === role} onChange={() => setRole(one)} />
            <strong>{names[one]}</strong>
            <small>{text.says[one]}</small>
          </label>
        ))}
      </fieldset>
    </ConfirmDialog>
  );
}
