import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answer } from '../../../api/answer.ts';
import { api } from '../../../api/client.ts';
import { serverNow } from '../../../api/server-clock.ts';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { texts, useText } from '../../../language/language.ts';
import { once } from '../../confirm/kept-key.ts';
import { Refused } from '../../confirm/refused.tsx';
import { seoulDay } from '../../forms/seoul-time.ts';
import styles from './comparisons.module.css';

const words = texts({
  ko: {
    day: '대조할 날',
    start: '대조하기',
    running: '이 날은 지금 대조하고 있습니다.',
  },
  en: { day: 'Day to compare', start: 'Compare', running: 'This day is being compared right now.' },
});

const DAY_MS = 24 * 3_600_000;

/** The day in Seoul, so many days ago. */
const dayAgo = (days: number) => seoulDay(serverNow() - days * DAY_MS);

/** Has a day compared now. */
export function StartComparison() {
  const text = useText(words);
  const queries = useQueryClient();
  const [day, setDay] = useState(() => dayAgo(1));
  const start = useMutation({
    mutationFn: () =>
      once(`compare ${day}`, 'PAYMENT_IN_PROGRESS', (key) =>
        answer(
          api.POST('/api/payments/comparisons', {
            params: { header: { 'idempotency-key': key } },
            body: { day },
          }),
        ),
      ),
    networkMode: 'always',
    onSuccess: () => queries.invalidateQueries({ queryKey: ['admin', 'comparisons'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!start.isPending) start.mutate();
  };
  return (
    <form className={styles.start} onSubmit={submit}>
      <Field
        type="date"
        label={text.day}
        value={day}
        max={dayAgo(0)}
        required
        onChange={({ target }) => setDay(target.value)}
      />
      <Button type="submit" kind="secondary" busy={start.isPending}>
        {text.start}
      </Button>
      <Refused error={start.error} explained={{ PAYMENT_IN_PROGRESS: text.running }} />
    </form>
  );
}
