import type { ReactNode } from 'react';
import styles from './way-choice.module.css';

type Props = {
  name: string;
  title: string;
  hint: string;
  isChosen: boolean;
  isOff?: boolean;
  onChoose: () => void;
  /** What is to be said more, once this way is chosen. */
  children?: ReactNode;
};

/** One way to pay, as a large radio button. */
export function WayChoice({ name, title, hint, isChosen, isOff = false, onChoose, children }: Props) {
  return (
    <div className={`${styles.way} ${isChosen ? styles.chosen : ''} ${isOff ? styles.off : ''}`}>
      <label className={styles.label}>
        <input
          type="radio"
          className={styles.radio}
          name={name}
          checked={isChosen}
          disabled={isOff}
          onChange={onChoose}
        />
        <span>
          <span className={styles.title}>{title}</span>
          <span className={styles.hint}>{hint}</span>
        </span>
      </label>
      {isChosen && children && <div className={styles.more}>{children}</div>}
    </div>
  );
}
