import { type ReactNode, useRef, useState } from 'react';
import { isRefusal } from '../../api/refusal.ts';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { Field, TextField } from '../../design/field.tsx';
import { Notice } from '../../design/notice.tsx';
import { texts, useText } from '../../language/language.ts';
import { Refused } from '../confirm/refused.tsx';
import { focusFirstFault } from '../forms/focus-first-fault.ts';
import styles from '../forms/form.module.css';
import { HallPlan } from './hall-plan.tsx';
import { drawable, faultsOf, isFaultless, type LayoutDraft, MOST_SEATS } from './layout-draft.ts';
import { SectionsEditor } from './sections-editor.tsx';
import { TotalsLine } from './totals-line.tsx';

const words = texts({
  ko: {
    name: '배치도 이름',
    noName: '이름을 입력해 주세요.',
    taken: '이미 있는 이름입니다.',
    description: '설명 (선택)',
    preview: '미리 보기',
    tooMany: `좌석은 모두 ${MOST_SEATS.toLocaleString('ko-KR')}석까지 만들 수 있습니다.`,
    check: '표시된 항목을 확인해 주세요.',
    running: '같은 요청을 처리하고 있습니다. 잠시 후 다시 저장해 주세요.',
    save: '저장',
  },
  en: {
    name: 'Name of the layout',
    noName: 'Please enter a name.',
    taken: 'There is a layout of this name already.',
    description: 'Description (optional)',
    preview: 'Preview',
    tooMany: `A layout can have at most ${MOST_SEATS.toLocaleString('en-US')} seats.`,
    check: 'Please check what is marked.',
    running: 'This is being saved already. Please try again in a moment.',
    save: 'Save',
  },
});

type Props = {
  draft: LayoutDraft;
  onChange: (draft: LayoutDraft) => void;
  onSave: () => void;
  isSaving: boolean;
  error: unknown;
  more?: ReactNode;
};

/** A hall, its sections and how it looks, all on one page. */
export function LayoutForm({ draft, onChange, onSave, isSaving, error, more }: Props) {
  const text = useText(words);
  const form = useRef<HTMLFormElement>(null);
  const [isTried, setTried] = useState(false);
  const faults = faultsOf(draft);
  const sections = drawable(draft.sections);
  const isTaken = isRefusal(error, 'LAYOUT_NAME_TAKEN');
  const save = () => {
    setTried(true);
    if (isFaultless(faults)) {
      if (!isSaving) onSave();
    } else if (form.current) focusFirstFault(form.current);
  };
  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Card>
        <Field
          label={text.name}
          value={draft.name}
          maxLength={100}
          autoComplete="off"
          required
          fault={(isTried && faults.isNameless && text.noName) || (isTaken && text.taken)}
          onChange={({ target }) => onChange({ ...draft, name: target.value })}
        />
        <TextField
          label={text.description}
          value={draft.description}
          maxLength={1_000}
          rows={2}
          onChange={({ target }) => onChange({ ...draft, description: target.value })}
        />
      </Card>
      <SectionsEditor
        sections={draft.sections}
        faults={isTried ? faults : undefined}
        onChange={(changed) => onChange({ ...draft, sections: changed })}
      />
      <Card>
        <div className={styles.head}>
          <h2>{text.preview}</h2>
          <p className={styles.hint} aria-live="polite">
            <TotalsLine sections={sections} />
          </p>
        </div>
        {faults.hasTooManySeats && (
          <Notice kind="bad">
            <p>{text.tooMany}</p>
          </Notice>
        )}
        <HallPlan sections={sections} />
      </Card>
      {!isTaken && <Refused error={error} explained={{ ILLEGAL_TRANSITION: text.running }} />}
      <div className={`${styles.actions} ${styles.bar}`}>
        <Button type="submit" busy={isSaving}>
          {text.save}
        </Button>
        {isTried && !isFaultless(faults) && <span className={styles.fault}>{text.check}</span>}
        {more}
      </div>
    </form>
  );
}
