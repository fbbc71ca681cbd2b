import { useState } from 'react';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import type { SeatBoard } from '../map/seat-board.ts';
import { useChanges } from '../map/use-board.ts';
import type { Block } from '../map/venue.ts';
import { freeSeatsOf } from './free-seats.ts';
import styles from './seat-list.module.css';

const words = texts({
  ko: {
    section: (name: string, price: string, left: string) => `${name} · ${price} · ${left}석 남음`,
    row: (row: number, left: string) => `${row}열 · ${left}석`,
    seat: (row: number, number: number) => `${row}열 ${number}번`,
    number: (number: number) => `${number}번`,
    none: '이 구역에는 남은 좌석이 없습니다.',
  },
  en: {
    section: (name: string, price: string, left: string) => `${name} · ${price} · ${left} left`,
    row: (row: number, left: string) => `Row ${row} · ${left} left`,
    seat: (row: number, number: number) => `Row ${row}, seat ${number}`,
    number: (number: number) => String(number),
    none: 'No seats are left in this section.',
  },
});

type Props = {
  board: SeatBoard;
  chosen: number | undefined;
  onChoose: (index: number | undefined) => void;
};

/** All free seats as buttons, by section and row; only what is opened is there. */
export function SeatList({ board, ...rest }: Props) {
  const text = useText(words);
  const { won, number } = useFormat();
  useChanges(board);
  return (
    <div className={styles.list}>
      {board.venue.blocks.map((block, at) => (
        <Fold
          key={block.name}
          className={styles.section}
          isOpenAtFirst={isIn(block, rest.chosen)}
          summary={text.section(block.name, won(block.price), number(board.freeIn(at)))}
        >
          {() => <Rows {...{ board, block }} {...rest} />}
        </Fold>
      ))}
    </div>
  );
}

function Rows({ board, block, chosen, onChoose }: Props & { block: Block }) {
  const text = useText(words);
  const { number } = useFormat();
  const rows = freeSeatsOf(block, board.isFree);
  if (rows.length === 0) return <p>{text.none}</p>;
  return rows.map(({ row, seats }) => (
    <Fold
      key={row}
      className={styles.row}
      isOpenAtFirst={seats.some(({ index }) => index === chosen)}
      summary={text.row(row, number(seats.length))}
    >
      {() => (
        <ul className={styles.seats}>
          {seats.map((seat) => (
            <li key={seat.index}>
              <button
                type="button"
                className={styles.seat}
                aria-pressed={seat.index === chosen}
                aria-label={text.seat(row, seat.number)}
                onClick={() => onChoose(seat.index === chosen ? undefined : seat.index)}
              >
                {text.number(seat.number)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Fold>
  ));
}

type FoldProps = {
  className: string | undefined;
  summary: string;
  isOpenAtFirst: boolean;
  children: () => React.ReactNode;
};

function Fold({ className, summary, isOpenAtFirst, children }: FoldProps) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  return (
    <details className={className} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && children()}
    </details>
  );
}

const isIn = ({ first, rows, columns }: Block, index: number | undefined) =>
  index !== undefined && index >= first && index < first + rows * columns;
