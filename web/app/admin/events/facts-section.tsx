import { Card } from '../../design/card.tsx';
import { Field, TextField } from '../../design/field.tsx';
import { texts, useText } from '../../language/language.ts';
import form from '../forms/form.module.css';
import type { EventDraft, EventField } from './event-draft.ts';
import { eventWords } from './event-words.ts';
import { PosterField } from './poster-field.tsx';

const words = texts({
  ko: { facts: '공연 정보', picture: '이미지' },
  en: { facts: 'About the event', picture: 'Picture' },
});

type Props = {
  draft: EventDraft;
  faultOf: (field: EventField) => string | undefined;
  onChange: (part: Partial<EventDraft>) => void;
};

/** What an event is, and the picture it is known by. */
export function FactsSection({ draft, faultOf, onChange }: Props) {
  const text = useText(words);
  const names = useText(eventWords);
  const wiring = (field: EventField, maxLength: number) => ({
    label: names[field],
    name: field,
    value: draft[field],
    maxLength,
    autoComplete: 'off',
    fault: faultOf(field),
    onChange: ({ target }: { target: { value: string } }) => onChange({ [field]: target.value }),
  });
  return (
    <>
      <Card>
        <h2>{text.facts}</h2>
        <div className={form.pair}>
          <Field {...wiring('title', 255)} required />
          <Field {...wiring('artistName', 255)} />
        </div>
        <div className={form.pair}>
          <Field {...wiring('venue', 255)} required />
          <Field {...wiring('address', 500)} />
        </div>
        <TextField {...wiring('description', 20_000)} rows={6} />
      </Card>
      <Card>
        <h2>{text.picture}</h2>
        <PosterField url={draft.posterImageUrl} onChange={(posterImageUrl) => onChange({ posterImageUrl })} />
        {faultOf('posterImageUrl') && <p className={form.fault}>{faultOf('posterImageUrl')}</p>}
      </Card>
    </>
  );
}
