import { texts, useText } from '../../language/language.ts';
import styles from './room.module.css';
import { useChangeWords } from './use-change-words.ts';
import type { RoomSettings } from './use-set-room.ts';

const words = texts({
  ko: { pending: (change: string) => `바꾸는 중: ${change}`, done: '바꿨습니다.' },
  en: { pending: (change: string) => `Being changed: ${change}`, done: 'Changed.' },
});

type Setting = { isPending: boolean; isSuccess: boolean; variables: RoomSettings | undefined };

/** What is being changed, until it is. */
export function Pending({ setting }: { setting: Setting }) {
  const text = useText(words);
  const wordsOf = useChangeWords();
  return (
    <p role="status" className={styles.soft}>
      {setting.isPending && setting.variables && text.pending(wordsOf(setting.variables))}
      {setting.isSuccess && text.done}
    </p>
  );
}
