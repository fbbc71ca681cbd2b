import { useState } from 'react';
import { Card } from '../../design/card.tsx';
import { Choice } from '../../design/field.tsx';
import { texts, useText } from '../../language/language.ts';
import { ConfirmDialog } from '../confirm/confirm-dialog.tsx';
import { Pending } from './pending.tsx';
import type { RoomReport } from './room-query.ts';
import { settingEffects, settingNames } from './room-words.ts';
import { type RoomSettings, useSetRoom } from './use-set-room.ts';

const words = texts({
  ko: {
    title: '규칙',
    order: '순서',
    whenAway: '대기실이 응답하지 않을 때',
    challenge: '줄 서기 전 확인',
    sure: (name: string) => `“${name}” 상태로 바꿀까요?`,
    act: '바꾸기',
    refusals: { ILLEGAL_TRANSITION: '기다리는 사람이 있는 동안에는 순서를 바꿀 수 없습니다.' },
  },
  en: {
    title: 'Rules',
    order: 'Order',
    whenAway: 'When the waiting room does not answer',
    challenge: 'Check before joining',
    sure: (name: string) => `Change to “${name}”?`,
    act: 'Change',
    refusals: { ILLEGAL_TRANSITION: 'The order cannot change while people wait.' },
  },
});

const ORDERS = ['fifo', 'preopen-shuffle'] as const;
const AWAY = ['open', 'closed'] as const;
const CHALLENGES = ['none', 'proof-of-work'] as const;

type Chosen = { settings: RoomSettings; name: string; effect: string };

/** By which rules people come in; each change says first what it does. */
export function RulesCard({ room }: { room: RoomReport }) {
  const text = useText(words);
  const [names, effects] = [useText(settingNames), useText(settingEffects)];
  const [chosen, setChosen] = useState<Chosen>();
  const setting = useSetRoom(room.eventId);
  const close = () => {
    setting.reset();
    setChosen(undefined);
  };
  return (
    <Card aria-labelledby="rules">
      <h2 id="rules">{text.title}</h2>
      <Rule
        label={text.order}
        value={room.order}
        values={ORDERS}
        names={names.order}
        effects={effects.order}
        onChoose={(order) =>
          setChosen({ settings: { order }, name: names.order[order], effect: effects.order[order] })
        }
      />
      <Rule
        label={text.whenAway}
        value={room.whenAway}
        values={AWAY}
        names={names.whenAway}
        effects={effects.whenAway}
        onChoose={(whenAway) =>
          setChosen({
            settings: { whenAway },
            name: names.whenAway[whenAway],
            effect: effects.whenAway[whenAway],
          })
        }
      />
      <Rule
        label={text.challenge}
        value={room.challenge}
        values={CHALLENGES}
        names={names.challenge}
        effects={effects.challenge}
        onChoose={(challenge) =>
          setChosen({
            settings: { challenge },
            name: names.challenge[challenge],
            effect: effects.challenge[challenge],
          })
        }
      />
      <Pending setting={setting} />
      {chosen && (
        <ConfirmDialog
          title={text.sure(chosen.name)}
          act={text.act}
          isBusy={setting.isPending}
          error={setting.error}
          explained={text.refusals}
          onAct={() => setting.mutate(chosen.settings, { onSuccess: () => setChosen(undefined) })}
          onClose={close}
        >
          <p>{chosen.effect}</p>
        </ConfirmDialog>
      )}
    </Card>
  );
}

type RuleProps<Value extends string> = {
  label: string;
  value: Value;
  values: readonly Value[];
  names: Record<Value, string>;
  effects: Record<Value, string>;
  onChoose: (value: Value) => void;
};

/** Shows what holds, whatever is chosen, until the service has answered. */
function Rule<Value extends string>({ label, value, values, names, effects, onChoose }: RuleProps<Value>) {
  return (
    <Choice
      label={label}
      hint={effects[value]}
      value={value}
      onChange={({ target }) => {
        const chosen = values.find((one) => one === target.value);
        if (chosen && chosen !== value) onChoose(chosen);
      }}
    >
      {values.map((one) => (
        <option key={one} value={one}>
          {names[one]}
        </option>
      ))}
    </Choice>
  );
}
