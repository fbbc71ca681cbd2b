import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ButtonLink } from '../design/button.tsx';
import { Loading } from '../design/spinner.tsx';
import { texts, useText } from '../language/language.ts';
import { Page } from '../layout/page.tsx';
import styles from './form.module.css';
import { GoogleButton } from './google-button.tsx';
import { GoogleFault } from './google-fault.tsx';
import { finishGoogleLogin, googleWayBack, sendAgain } from './google-login.ts';
import { useGoOn } from './use-go-on.ts';

const words = texts({
  ko: { title: 'Google 로그인', other: '다른 방법으로 로그인' },
  en: { title: 'Google login', other: 'Log in another way' },
});

const route = getRouteApi('/auth/google/callback');

/** Where Google sends back to: with a code that is good for one login, or with why there is none. */
export function GooglePage() {
  const text = useText(words);
  const { code, state, error } = route.useSearch();
  const [refused, setRefused] = useState<{ thrown: unknown }>();
  const [tries, setTries] = useState(0);
  const from = googleWayBack();
  const back = code && state && !error ? { code, state } : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try sends the same return once more
  useEffect(() => {
    if (back) void finishGoogleLogin(back).catch((thrown: unknown) => setRefused({ thrown }));
  }, [code, state, error, tries]);
  if (useGoOn(from) || (back && !refused)) return <Loading />;

  const again = () => {
    sendAgain();
    setRefused(undefined);
    setTries(tries + 1);
  };
  return (
    <Page title={text.title} narrow>
      <GoogleFault word={error} thrown={refused?.thrown} onRetry={again} />
      <div className={styles.form}>
        <GoogleButton from={from} />
        <ButtonLink to="/login" search={{ from }} kind="plain">
          {text.other}
        </ButtonLink>
      </div>
    </Page>
  );
}
