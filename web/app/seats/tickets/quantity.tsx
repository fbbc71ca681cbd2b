import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import styles from './quantity.module.css';

const words = texts({
  ko: {
    fewer: (name: string) => `${name} 한 장 줄이기`,
    more: (name: string) => `${name} 한 장 늘리기`,
    count: (name: string) => `${name} 매수`,
  },
  en: {
    fewer: (name: string) => `One ${name} less`,
    more: (name: string) => `One ${name} more`,
    count: (name: string) => `Number of ${name}`,
  },
});

type Props = { name: string; value: number; most: number; onChange: (value: number) => void };

/** How many of one kind: by steps, from none to all that are left. */
export function Quantity({ name, value, most, onChange }: Props) {
  const text = useText(words);
  const { number } = useFormat();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset in each row would say more than there is
    <div className={styles.quantity} role="group" aria-label={text.count(name)}>
      <button
        type="button"
        aria-label={text.fewer(name)}
        disabled={value <= 0}
        onClick={() => onChange(value - 1)}
      >
        −
      </button>
      <output aria-live="polite">{number(value)}</output>
      <button
        type="button"
        aria-label={text.more(name)}
        disabled={value >= most}
        onClick={() => onChange(value + 1)}
      >
        +
      </button>
    </div>
  );
}
