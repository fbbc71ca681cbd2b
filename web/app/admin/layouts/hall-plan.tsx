import type { ReactNode } from 'react';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import styles from './hall-plan.module.css';
import type { Section } from './layouts-query.ts';
import { SeatSketch } from './seat-sketch.tsx';

const words = texts({
  ko: {
    stage: '무대',
    unnamed: '이름 없음',
    size: (rows: string, seats: string) => `${rows}열 × ${seats}석`,
    fromRow: (row: string) => `${row}열부터`,
  },
  en: {
    stage: 'Stage',
    unnamed: 'No name yet',
    size: (rows: string, seats: string) => `${rows} rows × ${seats} seats`,
    fromRow: (row: string) => `from row ${row}`,
  },
});

type Shown = Section & { key?: string };
type Props = { sections: readonly Shown[]; more?: (section: Shown) => ReactNode };

/** A hall as it will be sold: its sections from the stage back, with their size and their price. */
export function HallPlan({ sections, more }: Props) {
  const text = useText(words);
  const { number, won } = useFormat();
  return (
    <div className={styles.hall}>
      <div className={styles.stage}>{text.stage}</div>
      <ul className={styles.sections}>
        {sections.map((section, index) => (
          <li key={section.key ?? section.name} className={styles.section}>
            <SeatSketch rows={section.rows} seatsPerRow={section.seatsPerRow} index={index} />
            <div className={styles.caption}>
              <strong>{section.name.trim() || text.unnamed}</strong>
              <span>{won(section.price)}</span>
              <span>
                {text.size(number(section.rows), number(section.seatsPerRow))}
                {section.startRow > 1 && ` · ${text.fromRow(number(section.startRow))}`}
              </span>
              {more?.(section)}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
