import { faultyFields } from '../../api/faulty-fields.ts';
import { texts, useText } from '../../language/language.ts';
import { type EventDraft, type EventField, faultsOf } from './event-draft.ts';

const words = texts({
  ko: {
    missing: '입력해 주세요.',
    order: '판매 종료는 판매 시작보다 늦어야 합니다.',
    refused: '사용할 수 없는 값입니다. 확인해 주세요.',
  },
  en: {
    missing: 'Please fill this in.',
    order: 'The sale has to end after it starts.',
    refused: 'This cannot be taken. Please check it.',
  },
});

/** What to say at each field: what is seen here once a try was made, and what the shop has refused. */
export function useEventFaults(draft: EventDraft, isTried: boolean, error: unknown) {
  const text = useText(words);
  const faults = faultsOf(draft);
  const refused = faultyFields(error);
  return (field: EventField): string | undefined => {
    const fault = isTried ? faults.get(field) : undefined;
    if (fault) return text[fault];
    return refused.has(field) ? text.refused : undefined;
  };
}
