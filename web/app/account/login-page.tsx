import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Card } from '../design/card.tsx';
import { Notice } from '../design/notice.tsx';
import { Loading } from '../design/spinner.tsx';
import { texts, useText } from '../language/language.ts';
import { Page } from '../layout/page.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import styles from './form.module.css';
import { GoogleButton } from './google-button.tsx';
import { LoginForm } from './login-form.tsx';
import { useGoOn } from './use-go-on.ts';

const words = texts({
  ko: {
    title: '로그인',
    expired: '로그인이 만료되었습니다. 다시 로그인하시면 보시던 곳으로 돌아갑니다.',
    needed: '로그인하시면 보시던 곳으로 돌아갑니다.',
    or: '또는',
    newHere: '아직 계정이 없으신가요?',
    register: '회원가입하기',
  },
  en: {
    title: 'Log in',
    expired: 'Your login has expired. Log in again and you are back where you were.',
    needed: 'Log in and you are back where you were.',
    or: 'or',
    newHere: 'New here?',
    register: 'Create an account',
  },
});

const route = getRouteApi('/login');

export function LoginPage() {
  const text = useText(words);
  const { from, reason } = route.useSearch();
  const [typed, setTyped] = useState({ email: '', password: '' });
  if (useGoOn(from)) return <Loading />;
  const why = reason === 'expired' ? text.expired : from && text.needed;
  return (
    <Page title={text.title} narrow>
      {why && <Notice kind={reason === 'expired' ? 'warn' : 'info'}>{why}</Notice>}
      <Card>
        <LoginForm typed={typed} onType={setTyped} />
        <div className={styles.or}>{text.or}</div>
        <GoogleButton from={from} />
      </Card>
      <p className={styles.aside}>
        {text.newHere}{' '}
        <Link to="/register" search={{ from }}>
          {text.register}
        </Link>
      </p>
      <DemoAccounts onChoose={setTyped} />
    </Page>
  );
}
