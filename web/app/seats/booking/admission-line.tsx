import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useNow } from '../../api/use-now.ts';
import { Button } from '../../design/button.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { leaveRoom } from '../../waiting-room/ask-room.ts';
import type { Place } from '../../waiting-room/kept-place.ts';
import styles from './admission-line.module.css';

const words = texts({
  ko: {
    lasts: (left: string) => `입장 유효 시간 ${left}`,
    renewed: '이 화면에 있는 동안 자동으로 연장됩니다.',
    leave: '예매 그만두기',
  },
  en: {
    lasts: (left: string) => `Your admission lasts ${left}`,
    renewed: 'It is extended for as long as you are on this page.',
    leave: 'Stop booking',
  },
});

/** How long the admission lasts, and the way to give it to the next in line. */
export function AdmissionLine({ place, until }: { place: Place; until: string | null }) {
  const text = useText(words);
  const { clock } = useFormat();
  const now = useNow(until !== null);
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: () => leaveRoom(place),
    onSettled: () => navigate({ to: '/events/$eventId', params: { eventId: place.eventId } }),
  });
  return (
    <div className={styles.line}>
      <p className={until === null ? styles.unknown : ''}>
        <strong className={styles.left}>
          {text.lasts(clock(until === null ? 0 : Date.parse(until) - now))}
        </strong>{' '}
        <span>{text.renewed}</span>
      </p>
      <Button kind="plain" busy={leave.isPending} onClick={() => leave.mutate()}>
        {text.leave}
      </Button>
    </div>
  );
}
