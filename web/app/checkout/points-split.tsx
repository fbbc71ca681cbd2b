import { useId } from 'react';
import { Field } from '../design/field.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import styles from './points-split.module.css';

const words = texts({
  ko: {
    slider: '포인트와 카드 나누기',
    field: '사용할 포인트',
    most: (most: string) => `최대 ${most}까지 쓸 수 있습니다.`,
    sum: (points: string, card: string, total: string) => `포인트 ${points} + 카드 ${card} = ${total}`,
    value: (points: string, card: string) => `포인트 ${points}, 카드 ${card}`,
  },
  en: {
    slider: 'Split between points and card',
    field: 'Points to use',
    most: (most: string) => `You can use up to ${most}.`,
    sum: (points: string, card: string, total: string) => `Points ${points} + card ${card} = ${total}`,
    value: (points: string, card: string) => `points ${points}, card ${card}`,
  },
});

type Props = { points: number; most: number; total: number; onPoints: (points: number) => void };

/** How many points go in, by hand or by slider; the card pays the rest. */
export function PointsSplit({ points, most, total, onPoints }: Props) {
  const text = useText(words);
  const format = useFormat();
  const id = useId();
  const [pointsText, cardText] = [format.points(points), format.won(total - points)];
  // The last step ends at the most, round or not.
  const step = most < 1000 ? 1 : 100;
  const end = Math.ceil(most / step) * step;
  const set = (typed: string) => onPoints(Math.min(most, Math.max(0, Math.floor(Number(typed) || 0))));
  return (
    <>
      <div>
        <label className="unseen" htmlFor={id}>
          {text.slider}
        </label>
        <input
          id={id}
          type="range"
          className={styles.slider}
          min={0}
          max={end}
          step={step}
          value={points === most ? end : points}
          aria-valuetext={text.value(pointsText, cardText)}
          onChange={(event) => set(event.target.value)}
        />
      </div>
      <Field
        label={text.field}
        hint={text.most(format.points(most))}
        inputMode="numeric"
        autoComplete="off"
        value={points === 0 ? '' : String(points)}
        placeholder="0"
        onChange={(event) => set(event.target.value.replaceAll(/\D/g, ''))}
      />
      <p className={styles.sum}>{text.sum(pointsText, cardText, format.won(total))}</p>
    </>
  );
}
