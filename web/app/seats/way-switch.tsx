import { useState } from 'react';
import { texts, useText } from '../language/language.ts';
import styles from './way-switch.module.css';

export type Way = 'map' | 'list';

const KEPT = 'seat-way';

/** How this reader likes to choose a seat; kept in the browser. */
export function useWay(): [Way, (way: Way) => void] {
  const [way, setWay] = useState<Way>(() => (localStorage.getItem(KEPT) === 'list' ? 'list' : 'map'));
  return [
    way,
    (next) => {
      localStorage.setItem(KEPT, next);
      setWay(next);
    },
  ];
}

const words = texts({
  ko: { way: '보기 방식', map: '배치도', list: '목록' },
  en: { way: 'View', map: 'Map', list: 'List' },
});

const WAYS = ['map', 'list'] as const;

export function WaySwitch({ way, onChange }: { way: Way; onChange: (way: Way) => void }) {
  const text = useText(words);
  return (
    <fieldset className={styles.set}>
      <legend className="unseen">{text.way}</legend>
      {WAYS.map((one) => (
        <label key={one} className={styles.way}>
          <input
            type="radio"
            name="seat-way"
            className="unseen"
            checked={one === way}
            onChange={() => onChange(one)}
          />
          {text[one]}
        </label>
      ))}
    </fieldset>
  );
}
