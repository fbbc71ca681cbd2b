import { type SubmitEvent, useRef, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Field } from '../../design/field.tsx';
import { texts, useText } from '../../language/language.ts';
import { readShortCode } from '../codes/short-code.ts';
import styles from './code-form.module.css';
import { useScannerKeys } from './use-scanner-keys.ts';

const words = texts({
  ko: {
    code: '코드 입력',
    hint: '티켓에 적힌 12자리 코드입니다. 대소문자와 줄표는 상관없습니다.',
    check: '확인',
    fault: '12자리 코드가 아닙니다. 다시 확인해 주세요.',
  },
  en: {
    code: 'Type the code',
    hint: 'The 12 characters on the ticket. Capitals and dashes do not matter.',
    check: 'Check',
    fault: 'This is not a code of 12 characters. Please look again.',
  },
});

/** `onType`: somebody types, wherever on the page, so that what covers it goes away. */
type Props = { isBusy: boolean; onType: () => void; onCode: (code: string) => void };

/** For a hand that types, and for a scanner that types what it sees. */
export function CodeForm({ isBusy, onType, onCode }: Props) {
  const text = useText(words);
  const input = useRef<HTMLInputElement>(null);
  useScannerKeys(input, onType);
  const [typed, setTyped] = useState('');
  const [isFaulty, setIsFaulty] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const code = typed.trim();
    if (code === '' || isBusy) return;
    const isReadable = code.includes('.') || readShortCode(code) !== undefined;
    setIsFaulty(!isReadable);
    if (!isReadable) return;
    setTyped('');
    onCode(code);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field
        ref={input}
        label={text.code}
        hint={text.hint}
        fault={isFaulty && text.fault}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setIsFaulty(false);
        }}
        placeholder="7K2M-9QXA-4T8B"
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        maxLength={1000}
      />
      <Button type="submit" busy={isBusy}>
        {text.check}
      </Button>
    </form>
  );
}
