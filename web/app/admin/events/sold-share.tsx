import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import styles from './sold-share.module.css';

const words = texts({
  ko: { of: (sold: string, capacity: string) => `${capacity}장 중 ${sold}장` },
  en: { of: (sold: string, capacity: string) => `${sold} of ${capacity}` },
});

/** How much of what there is is sold, as a bar and in numbers. */
export function SoldShare({ sold, capacity }: { sold: number; capacity: number }) {
  const text = useText(words);
  const { number, percent } = useFormat();
  const share = capacity > 0 ? sold / capacity : 0;
  const label = text.of(number(sold), number(capacity));
  return (
    <div className={styles.share}>
      <div className={styles.bar} aria-hidden="true">
        <div style={{ width: `${share * 100}%` }} />
      </div>
      <span>
        {label} · {percent(share)}
      </span>
    </div>
  );
}
