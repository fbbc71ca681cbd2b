import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import styles from './room.module.css';
import { pointsOf, type Sample } from './samples.ts';

const words = texts({
  ko: {
    title: '지난 3분',
    waiting: '대기',
    inside: '입장',
    said: (waiting: string, inside: string, most: string) =>
      `지난 3분의 대기와 입장. 지금 대기 ${waiting}명, 입장 ${inside}명, 가장 많았던 때 ${most}명.`,
  },
  en: {
    title: 'The last 3 minutes',
    waiting: 'Waiting',
    inside: 'Inside',
    said: (waiting: string, inside: string, most: string) =>
      `People waiting and inside in the last 3 minutes. Now ${waiting} wait and ${inside} are inside; at most ${most}.`,
  },
});

const WIDTH = 600;
const HEIGHT = 80;

/** How many waited and were inside while this page looked. */
export function Sparkline({ samples }: { samples: readonly Sample[] }) {
  const text = useText(words);
  const { number } = useFormat();
  const most = Math.max(1, ...samples.flatMap(({ waiting, inside }) => [waiting, inside]));
  const lineOf = (name: 'waiting' | 'inside') =>
    pointsOf(
      samples.map((sample) => ({ at: sample.at, value: sample[name] })),
      { width: WIDTH, height: HEIGHT, most },
    );
  const now = samples.at(-1);
  return (
    <figure className={styles.spark}>
      <figcaption className={styles.legend}>
        <span>{text.title}</span>
        <span className={styles.waiting}>{text.waiting}</span>
        <span className={styles.inside}>{text.inside}</span>
      </figcaption>
      <svg
        viewBox={`0 -3 ${WIDTH} ${HEIGHT + 6}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={text.said(number(now?.waiting ?? 0), number(now?.inside ?? 0), number(most))}
      >
        <polyline className={styles.waitingLine} points={lineOf('waiting')} />
        <polyline className={styles.insideLine} points={lineOf('inside')} />
      </svg>
    </figure>
  );
}
