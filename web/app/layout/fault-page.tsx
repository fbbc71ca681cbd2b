import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isRefusal } from '../api/refusal.ts';
import { ButtonLink } from '../design/button.tsx';
import { RefusalNotice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import { Page } from './page.tsx';

const words = texts({
  ko: { missing: '페이지를 찾을 수 없습니다', fault: '문제가 생겼습니다', home: '처음으로' },
  en: { missing: 'This page is not here', fault: 'Something went wrong', home: 'To the front page' },
});

/** An address that leads nowhere. */
export function MissingPage() {
  const text = useText(words);
  return (
    <Page title={text.missing} narrow>
      <div>
        <ButtonLink to="/">{text.home}</ButtonLink>
      </div>
    </Page>
  );
}

const RELOADED_AT = 'reloaded-at';
/** What browsers say of a script that is no longer there, and Vite of a style. */
const GONE = /module script|imported module|preload CSS/i;

/** In the place of a page that broke. A part that a newer version of the shop has replaced is fetched by a reload. */
export function FaultPage({ error, reset }: { error: unknown; reset: () => void }) {
  const text = useText(words);
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  useEffect(() => {
    const isStale = error instanceof Error && GONE.test(error.message);
    if (!isStale || Date.now() - Number(sessionStorage.getItem(RELOADED_AT)) < 60_000) return;
    sessionStorage.setItem(RELOADED_AT, String(Date.now()));
    window.location.reload();
  }, [error]);
  if (isRefusal(error) && (error.status === 404 || error.code === 'INVALID_ID')) return <MissingPage />;
  const again = () => {
    queries.reset();
    reset();
    void router.invalidate();
  };
  return (
    <Page title={text.fault} narrow>
      <RefusalNotice error={error} onRetry={again} />
    </Page>
  );
}
