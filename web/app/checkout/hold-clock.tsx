import { useNow } from '../api/use-now.ts';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import styles from './hold-clock.module.css';

const words = texts({
  ko: {
    left: '남은 결제 시간',
    hurry: '결제 시간이 1분도 남지 않았습니다.',
    over: '결제 시간이 지났습니다.',
  },
  en: {
    left: 'Time left to pay',
    hurry: 'Less than a minute is left to pay.',
    over: 'The time to pay is over.',
  },
});

const URGENT_MS = 60_000;

/** How long a hold still waits for its payment, by the shop's clock. It speaks up twice: at the last minute and the end. */
export function HoldClock({ expiresAt }: { expiresAt: string }) {
  const text = useText(words);
  const { clock } = useFormat();
  const left = Date.parse(expiresAt) - useNow();
  const isUrgent = left < URGENT_MS;
  return (
    <div className={`${styles.clock} ${isUrgent ? styles.urgent : ''}`}>
      <span>{text.left}</span>
      <strong role="timer" aria-label={text.left} className={styles.time}>
        {clock(left)}
      </strong>
      <span role="status" className={isUrgent ? styles.said : 'unseen'}>
        {isUrgent ? (left > 0 ? text.hurry : text.over) : ''}
      </span>
    </div>
  );
}
