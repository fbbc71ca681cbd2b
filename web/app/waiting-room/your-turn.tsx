import { Navigate, useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { serverNow } from '../api/server-clock.ts';
import type { components } from '../api/types/event.ts';
import { Button } from '../design/button.tsx';
import { Card } from '../design/card.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { callOut } from './call-out.ts';
import type { Standing } from './standing.ts';
import { useTick } from './use-tick.ts';
import styles from './your-turn.module.css';

const words = texts({
  ko: {
    turn: '입장할 차례입니다!',
    seconds: (left: number) => `${left}초 뒤 예매 화면으로 이동합니다.`,
    now: '지금 입장하기',
    until: (time: string) => `${time}까지 예매를 시작해 주세요.`,
  },
  en: {
    turn: 'It is your turn!',
    seconds: (left: number) => `You will be taken to the booking in ${left} s.`,
    now: 'Go in now',
    until: (time: string) => `Please start booking by ${time}.`,
  },
});

const LEAD_MS = 5_000;

/** For who needed not wait. */
export const GoToSeats = ({ eventId }: { eventId: string }) => (
  <Navigate to="/events/$eventId/seats" params={{ eventId }} replace />
);

type Props = { event: components['schemas']['Event']; standing: Standing };

/** Who waited and is let in now: called, and led on after a moment. */
export function YourTurn({ event, standing }: Props) {
  const text = useText(words);
  const format = useFormat();
  const navigate = useNavigate();
  const [goAt] = useState(() => serverNow() + LEAD_MS);
  const [now, setNow] = useState(serverNow);
  useTick(() => setNow(serverNow()));
  const call = useEffectEvent(() => callOut(text.turn, event.title));
  useEffect(() => call(), []);
  if (now >= goAt) return <GoToSeats eventId={event.id} />;
  const go = () => navigate({ to: '/events/$eventId/seats', params: { eventId: event.id }, replace: true });
  return (
    <Card className={styles.card}>
      <div role="alert">
        <h2 className={styles.turn}>{text.turn}</h2>
      </div>
      <p className={styles.seconds}>{text.seconds(Math.ceil((goAt - now) / 1000))}</p>
      <Button onClick={go} wide>
        {text.now}
      </Button>
      {standing.admittedUntil && <p>{text.until(format.time(standing.admittedUntil))}</p>}
    </Card>
  );
}
