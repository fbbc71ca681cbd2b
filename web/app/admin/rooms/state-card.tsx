import { useState } from 'react';
import { Card } from '../../design/card.tsx';
import { texts, useText } from '../../language/language.ts';
import { ConfirmDialog } from '../confirm/confirm-dialog.tsx';
import { Refused } from '../confirm/refused.tsx';
import { Pending } from './pending.tsx';
import styles from './room.module.css';
import type { RoomReport, RoomState } from './room-query.ts';
import { settingEffects, settingNames } from './room-words.ts';
import { useSetRoom } from './use-set-room.ts';

const words = texts({
  ko: { title: '상태', sure: (name: string) => `“${name}” 상태로 바꿀까요?`, act: '바꾸기' },
  en: { title: 'State', sure: (name: string) => `Change the state to “${name}”?`, act: 'Change' },
});

const STATES = ['open', 'paused', 'draining', 'rejecting'] as const;

/** Whether people may join and come in. Opening is done at once; all else is asked about first. */
export function StateCard({ room }: { room: RoomReport }) {
  const text = useText(words);
  const [names, effects] = [useText(settingNames).state, useText(settingEffects).state];
  const [chosen, setChosen] = useState<RoomState>();
  const setting = useSetRoom(room.eventId);
  const choose = (state: RoomState) => {
    if (state === room.state || setting.isPending) return;
    setting.reset();
    if (state === 'open') setting.mutate({ state });
    else setChosen(state);
  };
  return (
    <Card aria-labelledby="state">
      <h2 id="state">{text.title}</h2>
      <div className={styles.states}>
        {STATES.map((state) => (
          <button
            key={state}
            type="button"
            aria-pressed={state === room.state}
            aria-busy={(setting.isPending && setting.variables.state === state) || undefined}
            onClick={() => choose(state)}
          >
            <strong>{names[state]}</strong>
            <span className={styles.soft}>{effects[state]}</span>
          </button>
        ))}
      </div>
      <Pending setting={setting} />
      {!chosen && <Refused error={setting.error} />}
      {chosen && (
        <ConfirmDialog
          title={text.sure(names[chosen])}
          act={text.act}
          isDangerous
          isBusy={setting.isPending}
          error={setting.error}
          onAct={() => setting.mutate({ state: chosen }, { onSuccess: () => setChosen(undefined) })}
          onClose={() => {
            setting.reset();
            setChosen(undefined);
          }}
        >
          <p>{effects[chosen]}</p>
        </ConfirmDialog>
      )}
    </Card>
  );
}
