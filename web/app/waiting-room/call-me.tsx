import { useState } from 'react';
import { texts, useText } from '../language/language.ts';
import styles from './call-me.module.css';
import {
  canNotify,
  isBlocked,
  isNotificationOn,
  isSoundOn,
  turnNotification,
  turnSound,
} from './call-out.ts';

const words = texts({
  ko: {
    title: '차례가 되면 알려 드려요',
    sound: '소리로 알림',
    notice: '브라우저 알림',
    blocked: '브라우저 설정에서 알림이 차단되어 있습니다.',
  },
  en: {
    title: 'Let me know when it is my turn',
    sound: 'Play a sound',
    notice: 'Browser notification',
    blocked: 'Notifications are blocked in the settings of your browser.',
  },
});

/** Switches for who looks elsewhere while they wait. Off until somebody wants them. */
export function CallMe() {
  const text = useText(words);
  const [hasSound, setHasSound] = useState(isSoundOn);
  const [hasNotice, setHasNotice] = useState(isNotificationOn);
  const [isRefused, setIsRefused] = useState(isBlocked);
  const changeSound = (on: boolean) => {
    turnSound(on);
    setHasSound(on);
  };
  const changeNotice = async (on: boolean) => {
    setHasNotice(await turnNotification(on));
    setIsRefused(isBlocked());
  };
  return (
    <fieldset className={styles.set}>
      <legend className={styles.title}>{text.title}</legend>
      <Switch label={text.sound} isOn={hasSound} onChange={changeSound} />
      {canNotify() && (
        <Switch label={text.notice} isOn={hasNotice} disabled={isRefused} onChange={changeNotice} />
      )}
      {isRefused && <p className={styles.hint}>{text.blocked}</p>}
    </fieldset>
  );
}

type SwitchProps = { label: string; isOn: boolean; disabled?: boolean; onChange: (on: boolean) => void };

const Switch = ({ label, isOn, disabled, onChange }: SwitchProps) => (
  <label className={styles.switch}>
    <input
      type="checkbox"
      role="switch"
      aria-checked={isOn}
      checked={isOn}
      disabled={disabled}
      onChange={(event) => onChange(event.target.checked)}
    />
    {label}
  </label>
);
