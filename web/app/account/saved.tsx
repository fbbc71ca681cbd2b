import { texts, useText } from '../language/language.ts';
import styles from './saved.module.css';

const words = texts({ ko: '✓ 저장했습니다', en: '✓ Saved' });

/** Beside what was changed; the place is there before, so that a screen reader notices what comes into it. */
export function Saved({ isSaved }: { isSaved: boolean }) {
  const text = useText(words);
  return (
    <span className={styles.saved} role="status">
      {isSaved ? text : ''}
    </span>
  );
}
