import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import form from '../forms/form.module.css';
import { type Column, DataTable, TwoLines } from '../table/data-table.tsx';
import { ListState } from '../table/list-state.tsx';
import { ticketTypesQuery } from './one-event-query.ts';
import { SoldShare } from './sold-share.tsx';
import { draftOfType, newTicketType, type TicketType, type TicketTypeDraft } from './ticket-type-draft.ts';
import { TypeDialog } from './type-dialog.tsx';

const words = texts({
  ko: {
    title: '티켓 종류',
    empty: '아직 파는 티켓이 없습니다. 티켓 종류를 추가하면 여기에 보입니다.',
    add: '티켓 종류 추가',
    name: '이름',
    price: '가격',
    sold: '판매(결제 대기 포함)',
    left: '남은 수량',
    act: '작업',
    edit: '수정',
  },
  en: {
    title: 'Ticket types',
    empty: 'Nothing is sold yet. Ticket types that you add will be here.',
    add: 'Add a ticket type',
    name: 'Name',
    price: 'Price',
    sold: 'Sold or held',
    left: 'Left',
    act: 'Actions',
    edit: 'Edit',
  },
});

type Props = { eventId: string; isCancelled: boolean };
type Edited = { start: TicketTypeDraft; typeId?: string; sold: number };

/** The ticket types of an event; more can be added and each changed while they sell. */
export function TicketTypesPanel({ eventId, isCancelled }: Props) {
  const text = useText(words);
  const { number, won } = useFormat();
  const [edited, setEdited] = useState<Edited>();
  const list = useQuery(ticketTypesQuery(eventId));
  const soldOf = (type: TicketType) => type.total_quantity - type.available_quantity;
  const columns: Column<TicketType>[] = [
    { head: text.name, cell: (type) => <TwoLines main={type.name} more={type.description} /> },
    { head: text.price, kind: 'number', cell: (type) => won(type.price) },
    { head: text.sold, cell: (type) => <SoldShare sold={soldOf(type)} capacity={type.total_quantity} /> },
    { head: text.left, kind: 'number', cell: (type) => number(type.available_quantity) },
    {
      head: text.act,
      kind: 'actions',
      cell: (type) => (
        <Button
          kind="secondary"
          aria-label={`${text.edit}: ${type.name}`}
          onClick={() => setEdited({ start: draftOfType(type), typeId: type.id, sold: soldOf(type) })}
        >
          {text.edit}
        </Button>
      ),
    },
  ];
  return (
    <Card>
      <div className={form.head}>
        <h2>{text.title}</h2>
        {!isCancelled && (
          <Button kind="secondary" onClick={() => setEdited({ start: newTicketType(), sold: 0 })}>
            {text.add}
          </Button>
        )}
      </div>
      <ListState asked={list} isEmpty={(types) => types.length === 0} empty={<p>{text.empty}</p>}>
        {(types) => (
          <DataTable
            caption={text.title}
            columns={isCancelled ? columns.slice(0, -1) : columns}
            rows={types}
            keyOf={({ id }) => id}
          />
        )}
      </ListState>
      {edited && <TypeDialog eventId={eventId} {...edited} onClose={() => setEdited(undefined)} />}
    </Card>
  );
}
