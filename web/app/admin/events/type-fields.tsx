import { Field } from '../../design/field.tsx';
import { texts, useText } from '../../language/language.ts';
import { digits } from '../forms/digits.ts';
import type { TicketTypeDraft, TicketTypeField } from './ticket-type-draft.ts';
import styles from './ticket-types-field.module.css';

const words = texts({
  ko: {
    name: '티켓 이름',
    price: '가격(원)',
    totalQuantity: '수량',
    description: '설명 (선택)',
    noName: '이름을 입력해 주세요.',
    noPrice: '0원 이상 입력해 주세요.',
    noQuantity: '1장 이상 입력해 주세요.',
  },
  en: {
    name: 'Name',
    price: 'Price (KRW)',
    totalQuantity: 'Quantity',
    description: 'Description (optional)',
    noName: 'Please enter a name.',
    noPrice: 'At least 0.',
    noQuantity: 'At least 1.',
  },
});

type Props = {
  type: TicketTypeDraft;
  faults: ReadonlySet<TicketTypeField> | undefined;
  /** What is wrong with the quantity beyond what is seen here. */
  quantityFault?: string | false;
  onChange: (type: TicketTypeDraft) => void;
};

/** The fields of one ticket type. */
export function TypeFields({ type, faults, quantityFault, onChange }: Props) {
  const text = useText(words);
  return (
    <div className={styles.fields}>
      <Field
        label={text.name}
        name="name"
        value={type.name}
        maxLength={100}
        autoComplete="off"
        required
        fault={faults?.has('name') && text.noName}
        onChange={({ target }) => onChange({ ...type, name: target.value })}
      />
      <Field
        label={text.price}
        name="price"
        value={type.price}
        inputMode="numeric"
        autoComplete="off"
        required
        fault={faults?.has('price') && text.noPrice}
        onChange={({ target }) => onChange({ ...type, price: digits(target.value) })}
      />
      <Field
        label={text.totalQuantity}
        name="totalQuantity"
        value={type.totalQuantity}
        inputMode="numeric"
        autoComplete="off"
        required
        fault={faults?.has('totalQuantity') ? text.noQuantity : quantityFault}
        onChange={({ target }) => onChange({ ...type, totalQuantity: digits(target.value) })}
      />
      <Field
        label={text.description}
        name="description"
        value={type.description}
        maxLength={500}
        autoComplete="off"
        onChange={({ target }) => onChange({ ...type, description: target.value })}
      />
    </div>
  );
}
