import type { ReactNode } from 'react';
import { Button } from '../design/button.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import styles from './chosen-bar.module.css';
import type { Seat } from './map/seat-board.ts';
import { useSeatName } from './map/seat-text.ts';

const words = texts({
  ko: {
    title: '선택한 좌석',
    none: '좌석을 골라 주세요.',
    one: '한 번에 한 좌석만 예매할 수 있습니다.',
    held: '예매하기를 누르면 5분 동안 좌석을 잡아 둡니다.',
    book: '예매하기',
  },
  en: {
    title: 'Your seat',
    none: 'Please choose a seat.',
    one: 'One seat for each booking.',
    held: 'When you book, the seat is kept for you for 5 minutes.',
    book: 'Book',
  },
});

type Props = { seat: Seat | undefined; busy: boolean; onBook: () => void; children: ReactNode };

/** What is chosen, what it costs, and the next step: below the map on a phone, beside it elsewhere. */
export function ChosenBar({ seat, busy, onBook, children }: Props) {
  const text = useText(words);
  const nameOf = useSeatName();
  const { won } = useFormat();
  return (
    <section className={styles.bar} aria-labelledby="chosen-seat">
      <h2 id="chosen-seat" className={styles.title}>
        {text.title}
      </h2>
      <div className={styles.choice} aria-live="polite">
        {seat ? (
          <>
            <strong>{nameOf(seat)}</strong>
            <strong className={styles.price}>{won(seat.price)}</strong>
          </>
        ) : (
          <span>{text.none}</span>
        )}
      </div>
      {children}
      <Button wide disabled={!seat} busy={busy} onClick={onBook}>
        {text.book}
      </Button>
      <p className={styles.hint}>{seat ? text.held : text.one}</p>
    </section>
  );
}
