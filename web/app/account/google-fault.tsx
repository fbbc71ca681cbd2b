import { isRefusal } from '../api/refusal.ts';
import { Notice, RefusalNotice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import { TooManyNotice } from './too-many-notice.tsx';

const words = texts({
  ko: {
    cancelled: 'Google 로그인을 취소하셨습니다. 아직 로그인하지 않은 상태입니다.',
    bad: 'Google 로그인을 마치지 못했습니다. 이미 사용한 로그인이거나 시간이 지났거나, Google에서 확인하지 않은 이메일입니다. 처음부터 다시 시도해 주세요.',
    taken: '이 이메일을 사용하는 다른 계정이 이미 있어 이 Google 계정으로는 로그인할 수 없습니다.',
  },
  en: {
    cancelled: 'You cancelled the Google login. You are not logged in yet.',
    bad: 'The Google login could not be finished: it was used already, took too long, or Google has not verified the e-mail address. Please begin again.',
    taken: 'Another account uses this e-mail address already, so you cannot log in with this Google account.',
  },
});

type Props = {
  /** Google's, in place of a code. */
  word: string | undefined;
  /** The shop's, about the code. */
  thrown: unknown;
  onRetry: () => void;
};

/** Why nobody is logged in after the way to Google. The same return may be sent again if nobody looked at it. */
export function GoogleFault({ word, thrown, onRetry }: Props) {
  const text = useText(words);
  if (word === 'access_denied') return <Notice kind="info">{text.cancelled}</Notice>;
  if (!thrown || isRefusal(thrown, 'VALIDATION_ERROR')) return <Notice kind="bad">{text.bad}</Notice>;
  if (isRefusal(thrown, 'EMAIL_TAKEN')) return <Notice kind="bad">{text.taken}</Notice>;
  if (isRefusal(thrown, 'RATE_LIMITED')) return <TooManyNotice />;
  return <RefusalNotice error={thrown} onRetry={onRetry} />;
}
