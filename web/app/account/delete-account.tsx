import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { isRefusal } from '../api/refusal.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Field } from '../design/field.tsx';
import { Notice, RefusalNotice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import { logOut } from '../session/session.ts';

const words = texts({
  ko: {
    title: '계정을 삭제할까요?',
    about:
      '되돌릴 수 없습니다. 예매 내역과 티켓, 남은 포인트를 더 이상 볼 수 없고, 모든 기기에서 로그아웃됩니다.',
    confirm: '확인을 위해 이메일을 입력해 주세요',
    keep: '취소',
    remove: '계정 삭제',
    lastAdmin: '마지막 관리자 계정은 삭제할 수 없습니다. 먼저 다른 관리자를 지정해 주세요.',
  },
  en: {
    title: 'Delete your account?',
    about:
      'This cannot be undone. You can no longer see your bookings, tickets and points, and you are logged out everywhere.',
    confirm: 'Type your e-mail address to confirm',
    keep: 'Cancel',
    remove: 'Delete account',
    lastAdmin: 'The last administrator cannot be deleted. Please appoint another one first.',
  },
});

type Props = { email: string; onClose: () => void };

/** Nobody deletes an account by a slip: its address has to be typed. */
export function DeleteAccount({ email, onClose }: Props) {
  const text = useText(words);
  const formId = useId();
  const [typed, setTyped] = useState('');
  const deletion = useMutation({
    mutationFn: () => answer(api.DELETE('/api/auth/me')),
    networkMode: 'always',
    onSuccess: logOut,
  });
  const isSure = typed.trim().toLowerCase() === email.toLowerCase();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isSure && !deletion.isPending) deletion.mutate();
  };
  return (
    <Dialog
      title={text.title}
      onClose={onClose}
      actions={
        <>
          <Button kind="secondary" onClick={onClose}>
            {text.keep}
          </Button>
          <Button kind="danger" type="submit" form={formId} disabled={!isSure} busy={deletion.isPending}>
            {text.remove}
          </Button>
        </>
      }
    >
      <p>{text.about}</p>
      <form id={formId} onSubmit={submit}>
        <Field
          label={text.confirm}
          hint={email}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
      {isRefusal(deletion.error, 'ILLEGAL_TRANSITION') ? (
        <Notice kind="bad">{text.lastAdmin}</Notice>
      ) : (
        <RefusalNotice error={deletion.error} />
      )}
    </Dialog>
  );
}
