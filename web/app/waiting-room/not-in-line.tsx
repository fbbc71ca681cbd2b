import { isRefusal } from '../api/refusal.ts';
import type { components } from '../api/types/event.ts';
import { Button, ButtonLink } from '../design/button.tsx';
import { Notice, RefusalNotice } from '../design/notice.tsx';
import { useSaleState } from '../event/use-sale-state.ts';
import { texts, useText } from '../language/language.ts';
import styles from './not-in-line.module.css';

const words = texts({
  ko: {
    closed: '지금은 대기열에 새로 들어올 수 없습니다.',
    closedWhy: '먼저 오신 분들이 입장하는 중입니다. 이 화면을 열어 두시면 다시 열릴 때 자동으로 줄을 섭니다.',
    again: '지금 확인',
    back: '공연 정보로',
    over: '예매가 끝난 공연입니다.',
    left: '대기열에서 나왔습니다.',
    leftWhy: '다시 들어오면 맨 뒤부터 기다립니다.',
    enter: '다시 줄 서기',
  },
  en: {
    closed: 'The line is closed to newcomers at the moment.',
    closedWhy:
      'Those who came before are being let in. Keep this page open, and you will line up as soon as it opens again.',
    again: 'Check now',
    back: 'Back to the event',
    over: 'The sale of this event is over.',
    left: 'You have left the line.',
    leftWhy: 'If you come back, you start at the end.',
    enter: 'Line up again',
  },
});

type Event = components['schemas']['Event'];

/** The room has not let this visitor line up. */
export function NotTaken({ event, error, onRetry }: { event: Event; error: unknown; onRetry: () => void }) {
  const text = useText(words);
  if (!isRefusal(error, 'QUEUE_NOT_ADMITTED')) return <RefusalNotice error={error} onRetry={onRetry} />;
  return (
    <>
      <Notice kind="warn">
        <p>
          <strong>{text.closed}</strong>
        </p>
        <p>{text.closedWhy}</p>
      </Notice>
      <div className={styles.actions}>
        <Button kind="secondary" onClick={onRetry}>
          {text.again}
        </Button>
        <BackToEvent event={event} />
      </div>
    </>
  );
}

/** The room has nobody: its event is over, or this visitor has left it, maybe in another tab. */
export function Outside({ event, onEnter }: { event: Event; onEnter: () => void }) {
  const text = useText(words);
  const state = useSaleState(event);
  const isOver = state === 'ended' || state === 'cancelled';
  return (
    <>
      <Notice>
        <p>
          <strong>{isOver ? text.over : text.left}</strong>
        </p>
        {isOver || <p>{text.leftWhy}</p>}
      </Notice>
      <div className={styles.actions}>
        {isOver || <Button onClick={onEnter}>{text.enter}</Button>}
        <BackToEvent event={event} />
      </div>
    </>
  );
}

function BackToEvent({ event }: { event: Event }) {
  const { back } = useText(words);
  return (
    <ButtonLink kind="secondary" to="/events/$eventId" params={{ eventId: event.id }}>
      {back}
    </ButtonLink>
  );
}
