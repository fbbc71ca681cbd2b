import { Card } from '../../design/card.tsx';
import { Field } from '../../design/field.tsx';
import { Notice } from '../../design/notice.tsx';
import { texts, useText } from '../../language/language.ts';
import form from '../forms/form.module.css';
import { instantOf } from '../forms/seoul-time.ts';
import type { EventDraft, EventField } from './event-draft.ts';
import { eventWords } from './event-words.ts';

const words = texts({
  ko: {
    title: '일정',
    zone: '모든 시각은 서울 시간(UTC+9)입니다.',
    lateSale: '판매가 공연 시작 뒤에 끝납니다. 의도한 것이 맞는지 확인해 주세요.',
  },
  en: {
    title: 'Times',
    zone: 'All times are Seoul time (UTC+9), wherever you are.',
    lateSale: 'The sale ends after the event begins. Please check that this is meant.',
  },
});

const TIMES = ['saleStartDate', 'saleEndDate', 'eventDate'] as const;

type Props = {
  draft: EventDraft;
  faultOf: (field: EventField) => string | undefined;
  onChange: (part: Partial<EventDraft>) => void;
};

/** When an event is sold and when it takes place, by Seoul's clocks. */
export function TimesSection({ draft, faultOf, onChange }: Props) {
  const text = useText(words);
  const names = useText(eventWords);
  const [end, begin] = [instantOf(draft.saleEndDate), instantOf(draft.eventDate)];
  return (
    <Card>
      <div className={form.head}>
        <h2>{text.title}</h2>
        <span className={form.hint}>{text.zone}</span>
      </div>
      <div className={form.pair}>
        {TIMES.map((field) => (
          <Field
            key={field}
            label={names[field]}
            name={field}
            type="datetime-local"
            min="2000-01-01T00:00"
            max="2199-12-31T23:59"
            required
            value={draft[field]}
            fault={faultOf(field)}
            onChange={({ target }) => onChange({ [field]: target.value })}
          />
        ))}
      </div>
      {end && begin && end > begin && (
        <Notice kind="warn">
          <p>{text.lateSale}</p>
        </Notice>
      )}
    </Card>
  );
}
