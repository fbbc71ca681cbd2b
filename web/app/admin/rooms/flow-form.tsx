import { type FormEvent, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { Field } from '../../design/field.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { Refused } from '../confirm/refused.tsx';
import { Pending } from './pending.tsx';
import styles from './room.module.css';
import type { RoomReport } from './room-query.ts';
import { useSetRoom } from './use-set-room.ts';

const words = texts({
  ko: {
    title: '속도',
    threshold: '동시 입장 인원',
    perSecond: '초당 입장 인원',
    now: (value: string) => `지금 ${value}명`,
    hint: '늘리면 바로 그만큼 더 들어갑니다. 줄여도 이미 들어간 사람은 내보내지 않습니다.',
    apply: '적용하기',
  },
  en: {
    title: 'Pace',
    threshold: 'People inside at most',
    perSecond: 'Admitted a second at most',
    now: (value: string) => `Now ${value}`,
    hint: 'A higher number lets more people in at once. A lower one puts nobody out who is inside.',
    apply: 'Apply',
  },
});

const MOST = { threshold: 1_000_000, admitPerSecond: 10_000 };

/** How many people may be inside, and how fast they come in. What nobody has entered follows the room. */
export function FlowForm({ room }: { room: RoomReport }) {
  const text = useText(words);
  const { number } = useFormat();
  const [entered, setEntered] = useState<{ threshold?: string; admitPerSecond?: string }>({});
  const setting = useSetRoom(room.eventId);
  const threshold = Number(entered.threshold ?? room.threshold);
  const admitPerSecond = Number(entered.admitPerSecond ?? room.admitPerSecond);
  const changes = {
    ...(threshold !== room.threshold && { threshold }),
    ...(admitPerSecond !== room.admitPerSecond && { admitPerSecond }),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (setting.isPending || Object.keys(changes).length === 0) return;
    setting.mutate(changes, {
      // What was typed on meanwhile stays.
      onSuccess: () => setEntered((now) => (now === entered ? {} : now)),
    });
  };
  return (
    <Card aria-labelledby="flow">
      <h2 id="flow">{text.title}</h2>
      <form className={styles.flow} onSubmit={submit}>
        <Field
          type="number"
          required
          min={1}
          max={MOST.threshold}
          label={text.threshold}
          hint={text.now(number(room.threshold))}
          value={entered.threshold ?? room.threshold}
          onChange={({ target }) => setEntered((was) => ({ ...was, threshold: target.value }))}
        />
        <Field
          type="number"
          required
          min={1}
          max={MOST.admitPerSecond}
          label={text.perSecond}
          hint={text.now(number(room.admitPerSecond))}
          value={entered.admitPerSecond ?? room.admitPerSecond}
          onChange={({ target }) => setEntered((was) => ({ ...was, admitPerSecond: target.value }))}
        />
        <p className={styles.soft}>{text.hint}</p>
        <div>
          <Button type="submit" busy={setting.isPending} disabled={Object.keys(changes).length === 0}>
            {text.apply}
          </Button>
        </div>
        <Pending setting={setting} />
        <Refused error={setting.error} />
      </form>
    </Card>
  );
}
