import { useNavigate } from '@tanstack/react-router';
import { Field } from '../design/field.tsx';
import { texts, useText } from '../language/language.ts';
import styles from './search-form.module.css';
import { inAddress, type Wanted } from './search-query.ts';
import { useSearchWords } from './use-search-words.ts';

const words = texts({
  ko: {
    words: '검색어',
    hint: '공연, 아티스트, 공연장을 한국어나 영어로 찾을 수 있습니다.',
    state: '예매 상태',
    states: {
      '': '전체',
      on_sale: '예매 중',
      upcoming: '예매 예정',
      sold_out: '매진',
      ended: '종료',
      cancelled: '취소',
    },
  },
  en: {
    words: 'Search',
    hint: 'Events, artists and venues, in Korean or English.',
    state: 'State of the sale',
    states: {
      '': 'All',
      on_sale: 'On sale',
      upcoming: 'Coming up',
      sold_out: 'Sold out',
      ended: 'Ended',
      cancelled: 'Cancelled',
    },
  },
});

/** What is looked for. The address has it too: it can be kept, sent and gone back to. */
export function SearchForm({ q = '', status = '' }: Wanted) {
  const text = useText(words);
  const navigate = useNavigate({ from: '/search' });
  const field = useSearchWords(q);
  const show = (wanted: string) => navigate({ search: inAddress({ q, status: wanted }), resetScroll: false });
  return (
    <search>
      <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
        <Field
          label={text.words}
          hint={text.hint}
          type="search"
          value={field.text}
          onChange={(event) => field.type(event.target.value)}
          maxLength={100}
          enterKeyHint="search"
          autoComplete="off"
        />
        <fieldset className={styles.states}>
          <legend className="unseen">{text.state}</legend>
          {Object.entries(text.states).map(([value, label]) => (
            <label key={value} className={styles.state}>
              <input
                type="radio"
                name="status"
                value={value}
                checked={status === value}
                onChange={() => void show(value)}
              />
              {label}
            </label>
          ))}
        </fieldset>
      </form>
    </search>
  );
}
