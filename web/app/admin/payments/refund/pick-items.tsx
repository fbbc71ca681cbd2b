import { Field } from '../../../design/field.tsx';
import { texts, useText } from '../../../language/language.ts';
import { useFormat } from '../../../language/use-format.ts';
import type { Item } from '../../reservations/items.tsx';
import styles from './pick-items.module.css';
import { keyOf, type Picked } from './picked.ts';

const words = texts({
  ko: { title: '돌려줄 좌석과 티켓', count: (label: string, of: string) => `${label} (${of}장 중)` },
  en: {
    title: 'Seats and tickets to give back',
    count: (label: string, of: string) => `${label} (of ${of})`,
  },
});

type Props = { items: readonly Item[]; picked: Picked; onPick: (picked: Picked) => void };

/** Which seats, and how many of each type of ticket. */
export function PickItems({ items, picked, onPick }: Props) {
  const text = useText(words);
  const { won, number } = useFormat();
  const pick = (item: Item, quantity: number) => onPick({ ...picked, [keyOf(item)]: quantity });
  return (
    <fieldset className={styles.items}>
      <legend>{text.title}</legend>
      {items.map((item) =>
        item.quantity === 1 ? (
          <label key={keyOf(item)} className={styles.item}>
            <input
              type="checkbox"
              checked={picked[keyOf(item)] === 1}
              onChange={({ target }) => pick(item, target.checked ? 1 : 0)}
            />
            <span>{item.label}</span>
            <span className={styles.price}>{won(item.unit_price)}</span>
          </label>
        ) : (
          <Field
            key={keyOf(item)}
            type="number"
            label={text.count(item.label, number(item.quantity))}
            hint={won(item.unit_price)}
            min={0}
            max={item.quantity}
            value={picked[keyOf(item)] ?? 0}
            onChange={({ target }) =>
              pick(item, Math.min(Math.max(Math.trunc(target.valueAsNumber || 0), 0), item.quantity))
            }
          />
        ),
      )}
    </fieldset>
  );
}
