import { Field } from '../design/field.tsx';
import { texts, useText } from '../language/language.ts';
import styles from './door.module.css';
import { NAME_LENGTH, setDoor, useDoorSettings } from './settings.ts';

const words = texts({
  ko: {
    name: '이 출입구의 이름',
    hint: '어느 출입구에서 입장했는지 기록됩니다. 이 휴대폰에 남습니다.',
    example: '정문 1',
    sound: '소리',
    vibration: '진동',
    signals: '결과 알림',
  },
  en: {
    name: 'Name of this door',
    hint: 'It is noted with each ticket that comes in here. This phone remembers it.',
    example: 'Main door 1',
    sound: 'Sound',
    vibration: 'Vibration',
    signals: 'How a result is told',
  },
});

/** Which of several doors this phone stands at. */
export function DoorName() {
  const text = useText(words);
  const { name } = useDoorSettings();
  return (
    <Field
      label={text.name}
      hint={text.hint}
      placeholder={text.example}
      maxLength={NAME_LENGTH}
      autoComplete="off"
      value={name}
      onChange={(event) => setDoor({ name: event.target.value })}
    />
  );
}

/** How a result is told besides the screen. */
export function SignalSwitches() {
  const text = useText(words);
  const { sound, vibration } = useDoorSettings();
  return (
    <fieldset className={styles.switches}>
      <legend className="unseen">{text.signals}</legend>
      <Switch label={text.sound} isOn={sound} onSwitch={(isOn) => setDoor({ sound: isOn })} />
      {'vibrate' in navigator && (
        <Switch label={text.vibration} isOn={vibration} onSwitch={(isOn) => setDoor({ vibration: isOn })} />
      )}
    </fieldset>
  );
}

type SwitchProps = { label: string; isOn: boolean; onSwitch: (isOn: boolean) => void };

const Switch = ({ label, isOn, onSwitch }: SwitchProps) => (
  <label className={styles.switch}>
    <input type="checkbox" checked={isOn} onChange={(event) => onSwitch(event.target.checked)} />
    {label}
  </label>
);
