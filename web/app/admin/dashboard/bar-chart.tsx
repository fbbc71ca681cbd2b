import { type PointerEvent, useState } from 'react';
import { useFormat } from '../../language/use-format.ts';
import styles from './bar-chart.module.css';
import { ticksTo } from './scale.ts';

type Bar = { date: string; value: number; said: string };

type Props = {
  title: string;
  /** Shown while no day is looked at. */
  summary: string;
  /** What one moves over with the arrow keys. */
  dayLabel: string;
  bars: readonly Bar[];
};

const HEIGHT = 100;
/** Of a day's room. */
const BAR = 0.72;

/** Bars of days. A day is looked at by pointing at it, or with the arrow keys. */
export function BarChart({ title, summary, dayLabel, bars }: Props) {
  const { compact, shortDate, date } = useFormat();
  const [looked, setLooked] = useState<number>();
  const ticks = ticksTo(Math.max(...bars.map(({ value }) => value)));
  const top = ticks.at(-1) ?? 1;
  const shown = looked === undefined ? undefined : bars[looked];
  const look = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const index = Math.floor(((event.clientX - left) / width) * bars.length);
    setLooked(Math.min(Math.max(index, 0), bars.length - 1));
  };
  const said = ({ date: day, said: value }: Bar) => `${date(day)} · ${value}`;
  return (
    <figure className={styles.chart}>
      <figcaption>
        <h3>{title}</h3>
        <p className={styles.reading}>{shown ? said(shown) : summary}</p>
      </figcaption>
      <div className={styles.body}>
        <div className={styles.scale} aria-hidden="true">
          {ticks.map((tick) => (
            <span key={tick} style={{ bottom: `${(tick / top) * 100}%` }}>
              {compact(tick)}
            </span>
          ))}
        </div>
        <div
          className={styles.plot}
          onPointerMove={look}
          onPointerDown={look}
          onPointerLeave={() => setLooked(undefined)}
        >
          <svg viewBox={`0 0 ${bars.length} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
            {ticks.map((tick) => (
              <line
                key={tick}
                className={styles.line}
                x2={bars.length}
                y1={HEIGHT * (1 - tick / top)}
                y2={HEIGHT * (1 - tick / top)}
              />
            ))}
            {bars.map(({ date: day, value }, index) => (
              <rect
                key={day}
                className={index === looked ? styles.looked : styles.bar}
                x={index + (1 - BAR) / 2}
                y={HEIGHT * (1 - value / top)}
                width={BAR}
                height={(HEIGHT * value) / top}
              />
            ))}
          </svg>
          <input
            type="range"
            className={styles.keys}
            aria-label={`${title}: ${dayLabel}`}
            aria-valuetext={said(shown ?? bars.at(-1) ?? { date: '', value: 0, said: '' })}
            min={0}
            max={bars.length - 1}
            value={looked ?? bars.length - 1}
            onFocus={() => setLooked((was) => was ?? bars.length - 1)}
            onBlur={() => setLooked(undefined)}
            onChange={({ target }) => setLooked(target.valueAsNumber)}
          />
        </div>
        <div className={styles.days} aria-hidden="true">
          {[bars.at(0), bars.at(Math.floor(bars.length / 2)), bars.at(-1)].map(
            (bar) => bar && <span key={bar.date}>{shortDate(bar.date)}</span>,
          )}
        </div>
      </div>
    </figure>
  );
}
