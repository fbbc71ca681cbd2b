import { type ComponentProps, useState } from 'react';
import { Field } from '../design/field.tsx';
import { texts, useText } from '../language/language.ts';
import styles from './password-field.module.css';

const words = texts({
  ko: { before: '비밀번호 ', show: '보기', hide: '숨기기', after: '' },
  en: { before: '', show: 'Show', hide: 'Hide', after: ' password' },
});

/** A password that can be looked at while it is typed. */
export function PasswordField(props: Omit<ComponentProps<typeof Field>, 'type'>) {
  const text = useText(words);
  const [isShown, setIsShown] = useState(false);
  return (
    <div className={styles.password}>
      <Field
        {...props}
        type={isShown ? 'text' : 'password'}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
      />
      <button type="button" className={styles.toggle} onClick={() => setIsShown(!isShown)}>
        <span className="unseen">{text.before}</span>
        {isShown ? text.hide : text.show}
        <span className="unseen">{text.after}</span>
      </button>
    </div>
  );
}
