import { useMutation } from '@tanstack/react-query';
import { Button } from '../design/button.tsx';
import { RefusalNotice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import { leaveForGoogle } from './google-login.ts';

const words = texts({ ko: 'Google로 계속하기', en: 'Continue with Google' });

export function GoogleButton({ from }: { from: string | undefined }) {
  const text = useText(words);
  const leaving = useMutation({ mutationFn: () => leaveForGoogle(from), networkMode: 'always' });
  return (
    <>
      <RefusalNotice error={leaving.error} />
      <Button kind="secondary" wide busy={leaving.isPending} onClick={() => leaving.mutate()}>
        <GoogleMark />
        {text}
      </Button>
    </>
  );
}

const GoogleMark = () => (
  <svg viewBox="0 0 48 48" width="18" height="18" aria-hidden="true">
    <path
      fill="#EA4335"
      d="M24 9.5c3.5 0 6.7 1.2 9.2 3.6l6.9-6.9C35.9 2.4 30.5 0 24 0 14.6 0 6.5 5.4 2.6 13.2l8 6.2C12.4 13.7 17.7 9.5 24 9.5z"
    />
    <path
      fill="#4285F4"
      d="M47 24.5c0-1.6-.2-3.1-.4-4.5H24v9h12.9c-.6 3-2.2 5.5-4.8 7.2l7.7 6C44.4 38 47 31.8 47 24.5z"
    />
    <path
      fill="#FBBC05"
      d="M10.5 28.6c-.5-1.5-.8-3-.8-4.6s.3-3.1.8-4.6l-8-6.2C.9 16.5 0 20.1 0 24s.9 7.5 2.6 10.8l7.9-6.2z"
    />
    <path
      fill="#34A853"
      d="M24 48c6.5 0 11.9-2.1 15.9-5.8l-7.7-6c-2.2 1.5-4.9 2.3-8.2 2.3-6.3 0-11.6-4.2-13.5-9.9l-8 6.2C6.5 42.6 14.6 48 24 48z"
    />
  </svg>
);
