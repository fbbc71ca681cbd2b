import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { texts, useText } from '../../language/language.ts';
import { ConfirmDialog } from '../confirm/confirm-dialog.tsx';
import type { ListedUser } from './users-query.ts';

const words = texts({
  ko: {
    title: (name: string) => `${name} 님의 계정을 삭제할까요?`,
    act: '계정 삭제',
    says: '다시는 로그인할 수 없고, 되돌릴 수 없습니다. 지난 예매와 결제 기록은 남습니다.',
    refusals: { ILLEGAL_TRANSITION: '마지막 관리자는 삭제할 수 없습니다. 다른 관리자를 먼저 정해 주세요.' },
  },
  en: {
    title: (name: string) => `Delete the account of ${name}?`,
    act: 'Delete account',
    says: 'They can never log in again, and there is no way back. Past bookings and payments stay on record.',
    refusals: {
      ILLEGAL_TRANSITION: 'The last administrator stays. Make somebody else an administrator first.',
    },
  },
});

/** Deletes somebody's account, once its e-mail address was typed. */
export function DeleteDialog({ user, onClose }: { user: ListedUser; onClose: () => void }) {
  const text = useText(words);
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/api/auth/admin/users/{id}', { params: { path: { id: user.id } } })),
    networkMode: 'always',
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: ['admin', 'users'] }),
  });
  return (
    <ConfirmDialog
      title={text.title(user.name)}
      act={text.act}
      isDangerous
      typed={user.email}
      isBusy={remove.isPending}
      error={remove.error}
      explained={text.refusals}
      onAct={() => remove.mutate()}
      onClose={onClose}
    >
      <p>{text.says}</p>
    </ConfirmDialog>
  );
}
