import { getRouteApi, Link } from '@tanstack/react-router';
import { Card } from '../design/card.tsx';
import { Loading } from '../design/spinner.tsx';
import { texts, useText } from '../language/language.ts';
import { Page } from '../layout/page.tsx';
import styles from './form.module.css';
import { GoogleButton } from './google-button.tsx';
import { RegisterForm } from './register-form.tsx';
import { useGoOn } from './use-go-on.ts';

const words = texts({
  ko: { title: '회원가입', or: '또는', known: '이미 계정이 있으신가요?', logIn: '로그인하기' },
  en: { title: 'Sign up', or: 'or', known: 'Do you have an account already?', logIn: 'Log in' },
});

const route = getRouteApi('/register');

export function RegisterPage() {
  const text = useText(words);
  const { from } = route.useSearch();
  if (useGoOn(from)) return <Loading />;
  return (
    <Page title={text.title} narrow>
      <Card>
        <RegisterForm from={from} />
        <div className={styles.or}>{text.or}</div>
        <GoogleButton from={from} />
      </Card>
      <p className={styles.aside}>
        {text.known}{' '}
        <Link to="/login" search={{ from }}>
          {text.logIn}
        </Link>
      </p>
    </Page>
  );
}
