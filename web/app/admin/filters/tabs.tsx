import type { ReactNode } from 'react';
import styles from './tabs.module.css';

type Props<Value extends string | number> = {
  label: string;
  value: Value;
  values: readonly Value[];
  nameOf: (value: Value) => ReactNode;
  onChoose: (value: Value) => void;
};

/** A few views of one thing, of which one is shown. */
export function Tabs<Value extends string | number>({
  label,
  value,
  values,
  nameOf,
  onChoose,
}: Props<Value>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is sent
    <div className={styles.tabs} role="group" aria-label={label}>
      {values.map((one) => (
        <button key={one} type="button" aria-pressed={one === value} onClick={() => onChoose(one)}>
          {nameOf(one)}
        </button>
      ))}
    </div>
  );
}
