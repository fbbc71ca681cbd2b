import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { isRefusal } from '../../api/refusal.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { RefusalNotice } from '../../design/notice.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { focusFirstFault } from '../forms/focus-first-fault.ts';
import form from '../forms/form.module.css';
import { ticketTypesQuery } from './one-event-query.ts';
import { type TicketTypeDraft, typeBody, typeFaults } from './ticket-type-draft.ts';
import { TypeFields } from './type-fields.tsx';

const words = texts({
  ko: {
    add: '티켓 종류 추가',
    edit: '티켓 종류 수정',
    sold: (count: string) => `이미 ${count}장이 판매되었거나 결제를 기다리고 있습니다.`,
    below: (count: string) => `이미 나간 ${count}장보다 적게 줄일 수 없습니다.`,
    kept: '이미 예매한 분의 이름과 가격은 바뀌지 않습니다.',
    save: '저장',
    back: '돌아가기',
  },
  en: {
    add: 'Add a ticket type',
    edit: 'Change the ticket type',
    sold: (count: string) => `Already sold or held: ${count}.`,
    below: (count: string) => `It cannot be less than the ${count} that are sold or held.`,
    kept: 'Bookings that are there keep the name and the price they were made with.',
    save: 'Save',
    back: 'Go back',
  },
});

type Props = {
  eventId: string;
  start: TicketTypeDraft;
  /** Without one it is a new type. */
  typeId?: string;
  sold: number;
  onClose: () => void;
};

/** Another ticket type, or a change of one that may be selling. */
export function TypeDialog({ eventId, start, typeId, sold, onClose }: Props) {
  const text = useText(words);
  const { number } = useFormat();
  const queries = useQueryClient();
  const formId = useId();
  const element = useRef<HTMLFormElement>(null);
  const [type, setType] = useState(start);
  const [isTried, setTried] = useState(false);
  const save = useMutation({
    networkMode: 'always',
    mutationFn: () => {
      const body = typeBody(type);
      return typeId
        ? answer(api.PUT('/api/admin/tickets/{id}', { params: { path: { id: typeId } }, body }))
        : answer(api.POST('/api/admin/events/{eventId}/tickets', { params: { path: { eventId } }, body }));
    },
    onSuccess: onClose,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ticketTypesQuery(eventId).queryKey });
      void queries.invalidateQueries({ queryKey: ['events'] });
    },
  });
  const faults = typeFaults(type);
  const isBelow = isRefusal(save.error, 'STOCK_BELOW_SOLD');
  const soldNow = isRefusal(save.error) ? Number(save.error.details.sold ?? sold) : sold;
  const submit = () => {
    setTried(true);
    if (faults.size > 0) {
      if (element.current) focusFirstFault(element.current);
    } else if (!save.isPending) save.mutate();
  };
  return (
    <Dialog
      title={typeId ? text.edit : text.add}
      onClose={() => save.isPending || onClose()}
      actions={
        <>
          <Button kind="secondary" disabled={save.isPending} onClick={onClose}>
            {text.back}
          </Button>
          <Button type="submit" form={formId} busy={save.isPending}>
            {text.save}
          </Button>
        </>
      }
    >
      {typeId && <p className={form.hint}>{`${text.sold(number(soldNow))} ${text.kept}`}</p>}
      <form
        id={formId}
        ref={element}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TypeFields
          type={type}
          faults={isTried ? faults : undefined}
          quantityFault={isBelow && text.below(number(soldNow))}
          onChange={(changed) => {
            // What is on its way is not changed any more: the dialog ends with it.
            if (save.isPending) return;
            save.reset();
            setType(changed);
          }}
        />
      </form>
      {!isBelow && <RefusalNotice error={save.error} />}
    </Dialog>
  );
}
