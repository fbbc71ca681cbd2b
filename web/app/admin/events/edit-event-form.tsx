import { useRef, useState } from 'react';
import { Saved } from '../../account/saved.tsx';
import { Button } from '../../design/button.tsx';
import { texts, useText } from '../../language/language.ts';
import { Refused } from '../confirm/refused.tsx';
import { ConflictDialog } from '../forms/conflict-dialog.tsx';
import { focusFirstFault } from '../forms/focus-first-fault.ts';
import form from '../forms/form.module.css';
import { LeavingGuard } from '../forms/leaving-guard.tsx';
import { type Event, faultsOf } from './event-draft.ts';
import { eventWords } from './event-words.ts';
import { FactsSection } from './facts-section.tsx';
import { TimesSection } from './times-section.tsx';
import { useEditEvent } from './use-edit-event.ts';
import { useEventFaults } from './use-event-faults.ts';

const words = texts({
  ko: {
    save: '변경 사항 저장',
    none: '바뀐 내용이 없습니다.',
    check: '표시된 항목을 확인해 주세요.',
    others: '다른 관리자가 그사이 같은 항목을 고쳤습니다:',
  },
  en: {
    save: 'Save changes',
    none: 'Nothing has changed.',
    check: 'Please check what is marked.',
    others: 'Somebody else has changed the same in the meantime:',
  },
});

/** The plain facts of an event that is there. */
export function EditEventForm({ event }: { event: Event }) {
  const text = useText(words);
  const names = useText(eventWords);
  const element = useRef<HTMLFormElement>(null);
  const [isTried, setTried] = useState(false);
  const { draft, change, changed, save, saving, reload, conflict } = useEditEvent(event);
  const isFaultless = faultsOf(draft).size === 0;
  const fields = { draft, faultOf: useEventFaults(draft, isTried, saving.error), onChange: change };
  const submit = () => {
    setTried(true);
    if (!isFaultless && element.current) focusFirstFault(element.current);
    else if (isFaultless && changed.length > 0 && !saving.isPending) save('unless contested');
  };
  return (
    <form
      ref={element}
      className={form.form}
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault();
        submit();
      }}
    >
      <FactsSection {...fields} />
      <TimesSection {...fields} />
      {!conflict && <Refused error={saving.error} />}
      <div className={form.actions}>
        <Button type="submit" busy={saving.isPending} aria-disabled={changed.length === 0}>
          {text.save}
        </Button>
        {changed.length === 0 && !saving.isSuccess && <span className={form.hint}>{text.none}</span>}
        {isTried && !isFaultless && <span className={form.fault}>{text.check}</span>}
        <Saved isSaved={saving.isSuccess && !conflict} />
      </div>
      {conflict && (
        <ConflictDialog
          what={
            <>
              <p>{text.others}</p>
              <p>
                <strong>{conflict.map((field) => names[field]).join(', ')}</strong>
              </p>
            </>
          }
          isBusy={saving.isPending}
          error={saving.error}
          onReload={reload}
          onOverwrite={() => save('over theirs')}
          onClose={() => saving.reset()}
        />
      )}
      <LeavingGuard isDirty={changed.length > 0} />
    </form>
  );
}
