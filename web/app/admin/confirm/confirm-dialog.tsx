import { type ReactNode, useState } from 'react';
import type { RefusalCode } from '../../api/refusal.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Field } from '../../design/field.tsx';
import { texts, useText } from '../../language/language.ts';
import { Refused } from './refused.tsx';

const words = texts({
  ko: { back: '돌아가기', type: (word: string) => `계속하려면 다음을 입력해 주세요: ${word}` },
  en: { back: 'Go back', type: (word: string) => `Type “${word}” to go on` },
});

type Props = {
  title: string;
  /** What will happen. */
  children: ReactNode;
  /** What the button that does it says. */
  act: string;
  isDangerous?: boolean;
  /** Whether all that it needs is there. */
  isReady?: boolean;
  /** Has to be typed first, where there is no way back. */
  typed?: string;
  isBusy: boolean;
  error: unknown;
  /** Refusals that are better explained here. */
  explained?: Partial<Record<RefusalCode, string>>;
  onAct: () => void;
  onClose: () => void;
};

/** Asks once more before something is done, says what that will be, and stays until it is answered. */
export function ConfirmDialog({ title, children, act, typed, isBusy, error, explained, ...rest }: Props) {
  const text = useText(words);
  const [entered, setEntered] = useState('');
  const isSure = (rest.isReady ?? true) && (typed === undefined || entered.trim() === typed);
  return (
    <Dialog
      title={title}
      onClose={() => isBusy || rest.onClose()}
      actions={
        <>
          <Button kind="secondary" disabled={isBusy} onClick={rest.onClose}>
            {text.back}
          </Button>
          <Button
            kind={rest.isDangerous ? 'danger' : 'primary'}
            busy={isBusy}
            disabled={!isSure}
            onClick={rest.onAct}
          >
            {act}
          </Button>
        </>
      }
    >
      {children}
      {typed !== undefined && (
        <Field
          label={text.type(typed)}
          value={entered}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setEntered(target.value)}
        />
      )}
      <Refused error={error} explained={explained} />
    </Dialog>
  );
}
