import { type FormEvent, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Field } from '../../design/field.tsx';
import { texts, useText } from '../../language/language.ts';
import styles from './users.module.css';

const words = texts({
  ko: { label: '이메일 또는 이름', find: '찾기' },
  en: { label: 'E-mail or name', find: 'Find' },
});

/** What is looked for stays out of the address bar: it is most often somebody's e-mail address. */
export function SearchForm({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const text = useText(words);
  const [entered, setEntered] = useState(q);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(entered.trim());
  };
  return (
    <search>
      <form className={styles.search} onSubmit={submit}>
        <Field
          type="search"
          label={text.label}
          value={entered}
          maxLength={100}
          onChange={({ target }) => setEntered(target.value)}
        />
        <Button type="submit" kind="secondary">
          {text.find}
        </Button>
      </form>
    </search>
  );
}
