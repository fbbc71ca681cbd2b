import { useSyncExternalStore } from 'react';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import styles from './legend.module.css';
import { palette, tonesOf, watchPalette } from './palette.ts';
import type { SeatBoard } from './seat-board.ts';
import { useStatusText } from './seat-text.ts';
import { useChanges } from './use-board.ts';

const words = texts({
  ko: {
    sections: '구역',
    left: (count: string) => `${count}석 남음`,
    chosen: '내 선택',
    states: '좌석 상태',
  },
  en: {
    sections: 'Sections',
    left: (count: string) => `${count} left`,
    chosen: 'my choice',
    states: 'Seat states',
  },
});

type Props = { board: SeatBoard; onSection: (at: number) => void };

/** What the colours and patterns of the map mean; a click on a section shows it large. */
export function Legend({ board, onSection }: Props) {
  const text = useText(words);
  const { won, number } = useFormat();
  useChanges(board);
  const { tones } = useSyncExternalStore(watchPalette, palette);
  const { blocks } = board.venue;
  const toneOf = tonesOf(blocks);
  return (
    <section aria-labelledby="seat-sections">
      <h2 id="seat-sections" className="unseen">
        {text.sections}
      </h2>
      <ul className={styles.sections}>
        {blocks.map(({ name, price }, at) => (
          <li key={name}>
            <button type="button" className={styles.section} onClick={() => onSection(at)}>
              <span
                className={styles.square}
                style={{ background: tones[toneOf[at] ?? 0] }}
                aria-hidden="true"
              />
              <span className={styles.name}>{name}</span>
              <span>{won(price)}</span>
              <span className={styles.left}>{text.left(number(board.freeIn(at)))}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How free, held, sold and chosen seats look. */
export function SeatStates() {
  const text = useText(words);
  const status = useStatusText();
  return (
    <ul className={styles.states} aria-label={text.states}>
      <li>
        <span className={`${styles.square} ${styles.free}`} aria-hidden="true" />
        {status.available}
      </li>
      <li>
        <span className={`${styles.square} ${styles.held}`} aria-hidden="true" />
        {status.locked}
      </li>
      <li>
        <span className={`${styles.square} ${styles.sold}`} aria-hidden="true" />
        {status.reserved}
      </li>
      <li>
        <span className={styles.chosen} aria-hidden="true">
          ✓
        </span>
        {text.chosen}
      </li>
    </ul>
  );
}
