import type { components } from '../api/types/event.ts';
import { useNow } from '../api/use-now.ts';
import { Card } from '../design/card.tsx';
import { opensAt } from '../event/sale-state.ts';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import styles from './before-opening.module.css';
import type { Standing } from './standing.ts';

const words = texts({
  ko: {
    opens: '예매 시작까지',
    at: (when: string) => `${when}에 시작합니다.`,
    draw: '예매가 시작되는 순간 추첨으로 순서를 정합니다. 시작 전에 들어오신 모든 분의 기회가 같으니, 언제 들어왔는지는 상관없습니다.',
    drawLate: '시작 후에 오신 분은 그 뒤에 도착한 순서대로 섭니다.',
    waiting: (count: string) => `지금 ${count}명이 함께 기다리고 있습니다.`,
    ready: '자리가 마련되어 있습니다. 예매가 시작되면 바로 들어갑니다.',
    order: '먼저 도착한 순서대로 입장합니다.',
  },
  en: {
    opens: 'The sale opens in',
    at: (when: string) => `It begins on ${when}.`,
    draw: 'The order is drawn at the moment the sale opens. Everybody who is here before then has the same chance, no matter when they came.',
    drawLate: 'Anyone who comes later lines up behind, in order of arrival.',
    waiting: (count: string) => `Waiting now: ${count}`,
    ready: 'There is room for you. You will go in as soon as the sale opens.',
    order: 'People go in by order of arrival.',
  },
});

type Props = { event: components['schemas']['Event']; standing: Standing };

/** Before the sale opens: how long that is, and how the order comes about. */
export function BeforeOpening({ event, standing }: Props) {
  const text = useText(words);
  const format = useFormat();
  const left = opensAt(event) - useNow();
  return (
    <Card aria-labelledby="opens-in" className={styles.card}>
      <h2 id="opens-in">{text.opens}</h2>
      <p className={styles.clock} role="timer">
        {format.clock(left)}
      </p>
      <p>{text.at(format.dateTime(event.sale_start_date))}</p>
      {standing.beforeDraw && (
        <>
          <p>{text.draw}</p>
          <p>{text.drawLate}</p>
          <p>
            <strong>{text.waiting(format.number(standing.queueSize))}</strong>
          </p>
        </>
      )}
      {standing.admitted && <p>{text.ready}</p>}
      {standing.queued && !standing.beforeDraw && <p>{text.order}</p>}
    </Card>
  );
}
