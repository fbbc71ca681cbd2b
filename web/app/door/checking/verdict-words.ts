import { texts } from '../../language/language.ts';
import type { Verdict } from './verdict.ts';

/** One word for what became of a scan, to be read from an arm's length. */
export const verdictWords = texts<Record<Verdict['result'], string>>({
  ko: {
    admitted: '입장',
    already_used: '이미 사용됨',
    wrong_event: '다른 공연',
    cancelled: '취소됨',
    unknown: '모르는 코드',
    unchecked: '확인 불가',
  },
  en: {
    admitted: 'Admit',
    already_used: 'Already used',
    wrong_event: 'Other event',
    cancelled: 'Cancelled',
    unknown: 'Unknown code',
    unchecked: 'Cannot check',
  },
});
