import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ChangeEvent, type SubmitEvent, useRef, useState } from 'react';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { faultyFields } from '../api/faulty-fields.ts';
import { isRefusal } from '../api/refusal.ts';
import { Button } from '../design/button.tsx';
import { Field } from '../design/field.tsx';
import { RefusalNotice } from '../design/notice.tsx';
import { currentLanguage, texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { logInAs } from '../session/session.ts';
import styles from './form.module.css';
import { PasswordField } from './password-field.tsx';
import { MIN_PASSWORD, missingIn, type Registration } from './registration.ts';
import { TooManyNotice } from './too-many-notice.tsx';
import { usePause } from './use-pause.ts';

const words = texts({
  ko: {
    name: '이름',
    email: '이메일',
    password: '비밀번호',
    phone: '전화번호 (선택)',
    phoneHint: '문자 안내를 받으실 번호입니다.',
    register: '가입하기',
    again: (time: string) => `${time} 후 다시 시도`,
    length: `${MIN_PASSWORD}자 이상`,
    more: (count: number) => `${MIN_PASSWORD}자 이상 · ${count}자 더 입력해 주세요`,
    enough: `${MIN_PASSWORD}자 이상 ✓`,
    taken: '이미 가입된 이메일입니다.',
    logIn: '로그인하기',
    faults: {
      name: '이름을 입력해 주세요.',
      email: '올바른 이메일 주소를 입력해 주세요.',
      password: `비밀번호는 ${MIN_PASSWORD}자 이상이어야 합니다.`,
      phone: '전화번호를 확인해 주세요.',
    },
  },
  en: {
    name: 'Name',
    email: 'E-mail',
    password: 'Password',
    phone: 'Phone (optional)',
    phoneHint: 'For text messages from the shop.',
    register: 'Create account',
    again: (time: string) => `Try again in ${time}`,
    length: `At least ${MIN_PASSWORD} characters`,
    more: (count: number) => `At least ${MIN_PASSWORD} characters · ${count} to go`,
    enough: `At least ${MIN_PASSWORD} characters ✓`,
    taken: 'There is an account with this e-mail address already.',
    logIn: 'Log in',
    faults: {
      name: 'Please enter your name.',
      email: 'Please enter a valid e-mail address.',
      password: `A password has at least ${MIN_PASSWORD} characters.`,
      phone: 'Please check the phone number.',
    },
  },
});

const NOTHING: Registration = { name: '', email: '', password: '', phone: '' };

export function RegisterForm({ from }: { from: string | undefined }) {
  const text = useText(words);
  const format = useFormat();
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState(NOTHING);
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const pause = usePause();
  const register = useMutation({
    mutationFn: ({ phone, ...rest }: Registration) =>
      answer(
        api.POST('/api/auth/register', {
          body: { ...rest, ...(phone.trim() && { phone }), locale: currentLanguage() },
        }),
      ),
    networkMode: 'always',
    onSuccess: logInAs,
    onError: (error) => {
      pause.after(error);
      show(isRefusal(error, 'EMAIL_TAKEN') ? new Set(['email']) : faultyFields(error));
    },
  });
  const show = (found: ReadonlySet<string>) => {
    setFaults(found);
    const [first] = Object.keys(NOTHING).filter((name) => found.has(name));
    if (first) form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const missing = missingIn(typed);
    show(missing);
    if (missing.size === 0 && !register.isPending && pause.left === 0) register.mutate(typed);
  };
  const field = (name: keyof Registration) => ({
    name,
    label: text[name],
    value: typed[name],
    fault: faults.has(name) && text.faults[name],
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => {
      setTyped({ ...typed, [name]: target.value });
      setFaults(new Set([...faults].filter((fault) => fault !== name)));
    },
  });

  const isTaken = faults.has('email') && isRefusal(register.error, 'EMAIL_TAKEN');
  const isBesideFields = isTaken || faultyFields(register.error).size > 0;
  const left = MIN_PASSWORD - typed.password.length;
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <Field {...field('name')} autoComplete="name" required maxLength={100} />
      <Field
        {...field('email')}
        type="email"
        autoComplete="username"
        required
        maxLength={255}
        {...(isTaken && { fault: <Taken from={from} words={text} /> })}
      />
      <PasswordField
        {...field('password')}
        autoComplete="new-password"
        required
        maxLength={128}
        hint={typed.password === '' ? text.length : left > 0 ? text.more(left) : text.enough}
      />
      <Field
        {...field('phone')}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        maxLength={20}
        placeholder="010-1234-5678"
        hint={text.phoneHint}
      />
      {isRefusal(register.error, 'RATE_LIMITED') && pause.left > 0 && <TooManyNotice />}
      {!isBesideFields && !isRefusal(register.error, 'RATE_LIMITED', 'EMAIL_TAKEN') && (
        <RefusalNotice error={register.error} />
      )}
      <Button type="submit" wide busy={register.isPending} disabled={pause.left > 0}>
        {pause.left > 0 ? text.again(format.clock(pause.left)) : text.register}
      </Button>
    </form>
  );
}

const Taken = ({ from, words }: { from: string | undefined; words: { taken: string; logIn: string } }) => (
  <>
    {words.taken}{' '}
    <Link to="/login" search={{ from }}>
      {words.logIn}
    </Link>
  </>
);
