import { Notice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';

const words = texts({
  ko: '시도가 너무 많았습니다. 계정 보호를 위해 잠시 후 다시 시도하실 수 있습니다.',
  en: 'Too many attempts. To protect accounts, the next one is possible in a while.',
});

/** Without the time that is left: it would be read out each second. */
export const TooManyNotice = () => <Notice kind="bad">{useText(words)}</Notice>;
