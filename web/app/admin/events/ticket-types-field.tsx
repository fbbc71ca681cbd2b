import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '../../design/button.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import form from '../forms/form.module.css';
import {
  MOST_TICKET_TYPES,
  newTicketType,
  type TicketTypeDraft,
  typeFaults,
  typeTotals,
} from './ticket-type-draft.ts';
import styles from './ticket-types-field.module.css';
import { TypeFields } from './type-fields.tsx';

const words = texts({
  ko: {
    type: (place: string) => `티켓 종류 ${place}`,
    add: '티켓 종류 추가',
    remove: '삭제',
    totals: (tickets: string, value: string) => `모두 ${tickets}장 · 전부 판매 시 ${value}`,
  },
  en: {
    type: (place: string) => `Ticket type ${place}`,
    add: 'Add a ticket type',
    remove: 'Remove',
    totals: (tickets: string, value: string) => `${tickets} tickets in all · ${value} if all are sold`,
  },
});

type Props = {
  types: readonly TicketTypeDraft[];
  isTried: boolean;
  onChange: (types: TicketTypeDraft[]) => void;
};

/** The ticket types of an event that is to be. */
export function TicketTypesField({ types, isTried, onChange }: Props) {
  const text = useText(words);
  const { number, won } = useFormat();
  const list = useRef<HTMLUListElement>(null);
  const { tickets, value } = typeTotals(types);
  const change = (changed: TicketTypeDraft[], focused: number) => {
    flushSync(() => onChange(changed));
    list.current?.children[focused]?.querySelector('input')?.focus();
  };
  return (
    <>
      <ul ref={list} className={styles.list}>
        {types.map((type, index) => {
          const title = type.name.trim() || text.type(number(index + 1));
          return (
            <li key={type.key}>
              <fieldset className={styles.type}>
                <legend>{title}</legend>
                <TypeFields
                  type={type}
                  faults={isTried ? typeFaults(type) : undefined}
                  onChange={(changed) => onChange(types.with(index, changed))}
                />
                {types.length > 1 && (
                  <div>
                    <Button
                      kind="plain"
                      aria-label={`${text.remove}: ${title}`}
                      onClick={() => change(types.toSpliced(index, 1), Math.max(0, index - 1))}
                    >
                      {text.remove}
                    </Button>
                  </div>
                )}
              </fieldset>
            </li>
          );
        })}
      </ul>
      <div className={form.head}>
        <Button
          kind="secondary"
          disabled={types.length >= MOST_TICKET_TYPES}
          onClick={() => change([...types, newTicketType()], types.length)}
        >
          {text.add}
        </Button>
        <p className={form.hint}>{text.totals(number(tickets), won(value))}</p>
      </div>
    </>
  );
}
