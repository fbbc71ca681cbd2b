import styles from './seat-sketch.module.css';

/** The colours of the sections, far from each other on the wheel. */
const hueOf = (index: number) => Math.round((265 + index * 137.5) % 360);
const colourOf = (hue: number) => `light-dark(oklch(0.55 0.16 ${hue}), oklch(0.75 0.13 ${hue}))`;

const SEAT_REM = 0.5;
const HIGHEST_REM = 16;
/** So short that its one dash is a dot. */
const DOT = 0.01;

type Props = { rows: number; seatsPerRow: number; index: number };

/**
 * A section seen from above, each seat a dot. A row is one dashed line whose dashes are dots, so that a hall of
 * 20,000 seats is as quick to draw as one of twenty.
 */
export function SeatSketch({ rows, seatsPerRow, index }: Props) {
  const lines = Array.from({ length: rows }, (_, row) => `M.5 ${row + 0.5}h${seatsPerRow - 1 + DOT}`);
  const size = Math.min(SEAT_REM, HIGHEST_REM / rows);
  return (
    <svg
      className={styles.sketch}
      style={{ color: colourOf(hueOf(index)), width: `${seatsPerRow * size}rem` }}
      viewBox={`0 0 ${seatsPerRow} ${rows}`}
      aria-hidden="true"
    >
      <path d={lines.join('')} />
    </svg>
  );
}
