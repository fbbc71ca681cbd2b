import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useRef, useState } from 'react';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { isRefusal } from '../api/refusal.ts';
import { Button } from '../design/button.tsx';
import { Field } from '../design/field.tsx';
import { RefusalNotice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { logInAs } from '../session/session.ts';
import styles from './form.module.css';
import { PasswordField } from './password-field.tsx';
import { TooManyNotice } from './too-many-notice.tsx';
import { usePause } from './use-pause.ts';

const words = texts({
  ko: {
    email: '이메일',
    password: '비밀번호',
    logIn: '로그인',
    noEmail: '이메일을 입력해 주세요.',
    noPassword: '비밀번호를 입력해 주세요.',
    again: (time: string) => `${time} 후 다시 로그인`,
  },
  en: {
    email: 'E-mail',
    password: 'Password',
    logIn: 'Log in',
    noEmail: 'Please enter your e-mail address.',
    noPassword: 'Please enter your password.',
    again: (time: string) => `Log in again in ${time}`,
  },
});

type Credentials = { email: string; password: string };
type Props = { typed: Credentials; onType: (typed: Credentials) => void };

export function LoginForm({ typed, onType }: Props) {
  const text = useText(words);
  const format = useFormat();
  const form = useRef<HTMLFormElement>(null);
  const [isSent, setIsSent] = useState(false);
  const pause = usePause();
  const login = useMutation({
    mutationFn: (body: Credentials) => answer(api.POST('/api/auth/login', { body })),
    networkMode: 'always',
    onSuccess: logInAs,
    onError: (error) => {
      pause.after(error);
      if (isRefusal(error, 'INVALID_CREDENTIALS')) focusOn('password');
    },
  });
  const focusOn = (name: string) => form.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsSent(true);
    const missing = typed.email.trim() === '' ? 'email' : typed.password === '' && 'password';
    if (missing) focusOn(missing);
    else if (!login.isPending && pause.left === 0) login.mutate(typed);
  };
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <Field
        label={text.email}
        name="email"
        type="email"
        autoComplete="username"
        required
        maxLength={255}
        value={typed.email}
        onChange={(event) => {
          // Another account may be tried at once.
          pause.end();
          onType({ ...typed, email: event.target.value });
        }}
        fault={isSent && typed.email.trim() === '' && text.noEmail}
      />
      <PasswordField
        label={text.password}
        name="password"
        autoComplete="current-password"
        required
        maxLength={128}
        value={typed.password}
        onChange={(event) => onType({ ...typed, password: event.target.value })}
        fault={isSent && typed.password === '' && text.noPassword}
      />
      {isRefusal(login.error, 'RATE_LIMITED') ? (
        pause.left > 0 && <TooManyNotice />
      ) : (
        <RefusalNotice error={login.error} />
      )}
      <Button type="submit" wide busy={login.isPending} disabled={pause.left > 0}>
        {pause.left > 0 ? text.again(format.clock(pause.left)) : text.logIn}
      </Button>
    </form>
  );
}
