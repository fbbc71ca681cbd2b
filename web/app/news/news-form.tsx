import { type ReactNode, useState } from 'react';
import { Button } from '../design/button.tsx';
import { Field, TextField } from '../design/field.tsx';
import { RefusalNotice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import { useUser } from '../session/session.ts';
import styles from './news.module.css';

const words = texts({
  ko: {
    title: '제목',
    noTitle: '제목을 입력해 주세요.',
    content: '내용',
    hint: '빈 줄로 문단을 나눕니다.',
    noContent: '내용을 입력해 주세요.',
    pin: '목록 맨 위에 공지로 고정',
    cancel: '취소',
  },
  en: {
    title: 'Title',
    noTitle: 'Please enter a title.',
    content: 'Text',
    hint: 'An empty line begins a new paragraph.',
    noContent: 'Please enter a text.',
    pin: 'Pin to the top of the board',
    cancel: 'Cancel',
  },
});

export type NewsText = { title: string; content: string; is_pinned: boolean };

type Props = {
  value: NewsText;
  onChange: (value: NewsText) => void;
  onSave: () => void;
  onCancel: () => void;
  save: ReactNode;
  isSaving: boolean;
  error: unknown;
};

/** What is written on the board. Administrators may pin it. */
export function NewsForm({ value, onChange, onSave, onCancel, save, isSaving, error }: Props) {
  const text = useText(words);
  const user = useUser();
  const [isTried, setTried] = useState(false);
  const faults = { title: value.title.trim() === '', content: value.content.trim() === '' };
  const send = (form: HTMLFormElement) => {
    setTried(true);
    const fault = faults.title ? 'title' : faults.content && 'content';
    const field = fault && form.elements.namedItem(fault);
    if (field instanceof HTMLElement) field.focus();
    else if (!isSaving) onSave();
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send(event.currentTarget);
      }}
    >
      <Field
        label={text.title}
        name="title"
        value={value.title}
        onChange={({ target }) => onChange({ ...value, title: target.value })}
        fault={isTried && faults.title && text.noTitle}
        maxLength={255}
        required
      />
      <TextField
        label={text.content}
        name="content"
        hint={text.hint}
        value={value.content}
        onChange={({ target }) => onChange({ ...value, content: target.value })}
        fault={isTried && faults.content && text.noContent}
        rows={12}
        maxLength={20_000}
        required
      />
      {user?.role === 'admin' && (
        <label className={styles.pin}>
          <input
            type="checkbox"
            checked={value.is_pinned}
            onChange={({ target }) => onChange({ ...value, is_pinned: target.checked })}
          />
          {text.pin}
        </label>
      )}
      <RefusalNotice error={error} />
      <div className={styles.actions}>
        <Button type="submit" busy={isSaving}>
          {save}
        </Button>
        <Button kind="secondary" onClick={onCancel}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}
