import type { ReactNode } from 'react';
import { Button } from '../../design/button.tsx';
import { Choice } from '../../design/field.tsx';
import { texts, useText } from '../../language/language.ts';
import styles from './filter-bar.module.css';

const words = texts({
  ko: { label: '목록 좁히기', all: '전체', remove: (name: string) => `${name} 조건 지우기` },
  en: { label: 'Narrow the list', all: 'All', remove: (name: string) => `Remove the filter ${name}` },
});

/** By what a list is narrowed; what is chosen stands in the address bar. */
export function FilterBar({ children }: { children: ReactNode }) {
  const text = useText(words);
  return (
    <search className={styles.bar} aria-label={text.label}>
      {children}
    </search>
  );
}

type FilterProps<Value extends string> = {
  label: string;
  value: Value | undefined;
  values: readonly Value[];
  names: Record<Value, string>;
  onChoose: (value: Value | undefined) => void;
};

/** One of some values, or all of them. */
export function Filter<Value extends string>({ label, value, values, names, onChoose }: FilterProps<Value>) {
  const text = useText(words);
  return (
    <Choice
      label={label}
      value={value ?? ''}
      onChange={({ target }) => onChoose(values.find((one) => one === target.value))}
    >
      <option value="">{text.all}</option>
      {values.map((one) => (
        <option key={one} value={one}>
          {names[one]}
        </option>
      ))}
    </Choice>
  );
}

/** What a list is narrowed to by where one came from, and the way to be rid of it. */
export function Narrowed({ name, onRemove }: { name: string; onRemove: () => void }) {
  const text = useText(words);
  return (
    <Button
      kind="secondary"
      className={styles.narrowed ?? ''}
      aria-label={text.remove(name)}
      onClick={onRemove}
    >
      {name}
      <span aria-hidden="true">×</span>
    </Button>
  );
}
