import { texts, useText } from '../language/language.ts';
import styles from './spinner.module.css';

const words = texts({ ko: '불러오는 중', en: 'Loading' });

export const Spinner = () => <span className={styles.spinner} aria-hidden="true" />;

/** In the place of what is still on its way. */
export function Loading() {
  return (
    <div className={styles.page} role="status">
      <Spinner />
      <span className="unseen">{useText(words)}</span>
    </div>
  );
}
