import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { Figures } from '../dashboard/figures.tsx';
import type { RoomReport } from './room-query.ts';

const words = texts({
  ko: {
    waiting: '대기',
    joined: (count: string) => `지금까지 ${count}명`,
    inside: '입장',
    of: (threshold: string) => `최대 ${threshold}명`,
    pace: '1분간 입장',
    admitted: (count: string) => `지금까지 ${count}명`,
    estimate: '마지막 사람의 대기',
    unknown: '알 수 없음',
    nobody: '없음',
    span: (low: string, high: string) => (low === high ? low : `${low} ~ ${high}`),
    oldest: '지금 가장 긴 대기',
    lapsed: '연결 끊김',
    left: (count: string) => `나간 사람 ${count}명`,
  },
  en: {
    waiting: 'Waiting',
    joined: (count: string) => `${count} so far`,
    inside: 'Inside',
    of: (threshold: string) => `of ${threshold} at most`,
    pace: 'Admitted in a minute',
    admitted: (count: string) => `${count} so far`,
    estimate: 'Wait of the last in line',
    unknown: 'Unknown',
    nobody: 'Nobody',
    span: (low: string, high: string) => (low === high ? low : `${low} – ${high}`),
    oldest: 'Longest wait now',
    lapsed: 'Lapsed',
    left: (count: string) => `${count} left by themselves`,
  },
});

/** A room in numbers. */
export function RoomFigures({ room }: { room: RoomReport }) {
  const text = useText(words);
  const { number, roughly, clock } = useFormat();
  const { estimateForLast: estimate, queueSize } = room;
  const wait = estimate ? text.span(roughly(estimate.low), roughly(estimate.high)) : text.unknown;
  return (
    <Figures
      figures={[
        { name: text.waiting, value: number(queueSize), more: text.joined(number(room.joined)) },
        { name: text.inside, value: number(room.currentUsers), more: text.of(number(room.threshold)) },
        {
          name: text.pace,
          value: number(room.admittedLastMinute),
          more: text.admitted(number(room.admitted)),
        },
        { name: text.estimate, value: queueSize === 0 ? text.nobody : wait },
        { name: text.oldest, value: clock(room.oldestWaitSeconds * 1000) },
        { name: text.lapsed, value: number(room.lapsed), more: text.left(number(room.left)) },
      ]}
    />
  );
}
