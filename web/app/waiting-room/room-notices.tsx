import { Refusal } from '../api/refusal.ts';
import { Notice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import { useRefusalText } from '../language/refusal-text.ts';
import type { Standing } from './standing.ts';
import type { Room } from './use-room.ts';

const words = texts({
  ko: {
    paused: '입장을 잠시 멈췄습니다. 순서는 그대로이며, 다시 열리면 이어서 입장합니다.',
    slowed: '입장 속도가 느려져 예상 시간이 늘어났습니다.',
    recovering: '대기열을 복구하고 있습니다. 순서가 잠시 달라 보일 수 있지만 원래 자리로 돌아갑니다.',
    lapsed: '연결이 오래 끊겨 이전 순서가 끝났습니다. 새 순서로 다시 기다리고 있습니다.',
    cleared: '관리자가 대기열을 초기화하여 모두 새로 줄을 섰습니다.',
    kept: '지금 보이는 순서는 마지막으로 확인한 것입니다. 계속 다시 확인하고 있으니 그대로 기다려 주세요.',
    again: (seconds: number) => `${seconds}초 뒤에 다시 확인합니다. 순서는 그대로입니다.`,
  },
  en: {
    paused:
      'Nobody is let in for the moment. Your place stays, and the line goes on when the room opens again.',
    slowed: 'The line moves more slowly than before, so the wait has become longer.',
    recovering:
      'The line is being restored. Places may look different for a moment, and come back as they were.',
    lapsed: 'You were away for too long and your place ended. You are waiting again with a new one.',
    cleared: 'An administrator has emptied the line, so everybody has lined up anew.',
    kept: 'What you see is the last we heard. We keep checking; just stay here.',
    again: (seconds: number) => `We check again in ${seconds} s. Your place stays.`,
  },
});

/** What is unusual about the room just now. */
export function RoomNotices({ room, standing }: { room: Room; standing: Standing }) {
  const text = useText(words);
  const sentenceOf = useRefusalText();
  const { error, wasCleared } = room;
  const wait = error instanceof Refusal ? error.retryAfter : undefined;
  const isStopped = standing.state === 'paused' || standing.state === 'rejecting';
  return (
    <>
      {error != null && (
        <Notice kind="warn">
          <p>{sentenceOf(error)}</p>
          <p>{wait === undefined ? text.kept : text.again(wait)}</p>
        </Notice>
      )}
      {isStopped && <Notice kind="warn">{text.paused}</Notice>}
      {standing.recovering && <Notice>{text.recovering}</Notice>}
      {standing.slowed && !isStopped && <Notice>{text.slowed}</Notice>}
      {wasCleared ? (
        <Notice kind="warn">{text.cleared}</Notice>
      ) : (
        standing.lapsed && <Notice kind="warn">{text.lapsed}</Notice>
      )}
    </>
  );
}
