import { Badge } from '../design/badge.tsx';
import { Card } from '../design/card.tsx';
import { texts, useLanguage, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { useIsLive } from '../live/use-live.ts';
import styles from './line-card.module.css';
import { milestoneOf, progressOf, type Standing } from './standing.ts';
import { waitText } from './wait-text.ts';

const words = texts({
  ko: {
    mine: '나의 순서',
    place: (position: string) => ({ number: position, unit: '번째' }),
    ahead: '내 앞',
    behind: '내 뒤',
    people: (count: string) => `${count}명`,
    wait: '예상 대기',
    unknown: '아직 알 수 없음',
    pace: '입장 속도',
    perMinute: (count: string) => `1분에 약 ${count}명`,
    progress: '대기 진행',
    live: '실시간',
    asking: '몇 초마다 확인',
    said: (count: string) => `내 앞에 약 ${count}명 남았습니다.`,
    next: '다음 차례입니다.',
  },
  en: {
    mine: 'Your place',
    place: (position: string) => ({ number: `#${position}`, unit: 'in line' }),
    ahead: 'Ahead of you',
    behind: 'Behind you',
    people: (count: string) => count,
    wait: 'Expected wait',
    unknown: 'Not known yet',
    pace: 'Pace',
    perMinute: (count: string) => `about ${count} a minute`,
    progress: 'Progress in line',
    live: 'Live',
    asking: 'Checked every few seconds',
    said: (count: string) => `About ${count} ahead of you.`,
    next: 'You are next.',
  },
});

/** Where somebody stands in the line, how fast it goes, and how long it will be. */
export function LineCard({ standing, pace }: { standing: Standing; pace: number | null }) {
  const text = useText(words);
  const language = useLanguage();
  const { number } = useFormat();
  const { position, ahead, behind, estimate } = standing;
  const place = text.place(number(position));
  const progress = Math.round(progressOf(standing) * 100);
  const milestone = milestoneOf(ahead);
  return (
    <Card aria-label={text.mine} className={styles.card}>
      <div className={styles.top}>
        <span>{text.mine}</span>
        <LiveBadge />
      </div>
      <p className={styles.place}>
        <strong>{place.number}</strong> {place.unit}
      </p>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={text.progress}
        aria-valuenow={progress}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <div className={styles.done} style={{ inlineSize: `${Math.max(progress, 2)}%` }} />
      </div>
      <dl className={styles.facts}>
        <Fact name={text.wait}>{estimate ? waitText(estimate, language) : text.unknown}</Fact>
        <Fact name={text.ahead}>{text.people(number(ahead))}</Fact>
        <Fact name={text.behind}>{text.people(number(behind))}</Fact>
        {pace !== null && (
          <Fact name={text.pace}>{text.perMinute(number(Math.max(Math.round(pace * 60), 1)))}</Fact>
        )}
      </dl>
      <p className="unseen" role="status">
        {milestone === 0 ? text.next : text.said(number(milestone))}
      </p>
    </Card>
  );
}

function LiveBadge() {
  const text = useText(words);
  const isLive = useIsLive();
  return <Badge tone={isLive ? 'good' : 'quiet'}>{isLive ? text.live : text.asking}</Badge>;
}

const Fact = ({ name, children }: { name: string; children: string }) => (
  <div className={styles.fact}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
