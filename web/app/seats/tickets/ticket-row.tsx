import { Badge } from '../../design/badge.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { Quantity } from './quantity.tsx';
import styles from './ticket-row.module.css';
import type { TicketKind } from './use-stock.ts';

const words = texts({
  ko: {
    left: (count: string) => `${count}매 남음`,
    soldOut: '매진',
    free: '무료',
    short: (count: string) => `${count}매만 남아 있어 매수를 맞췄습니다. 다시 확인해 주세요.`,
    gone: '방금 매진되었습니다.',
  },
  en: {
    left: (count: string) => `${count} left`,
    soldOut: 'Sold out',
    free: 'Free',
    short: (count: string) => `Only ${count} left: your number was adjusted. Please check it.`,
    gone: 'Sold out just now.',
  },
});

const FEW = 20;

type Props = {
  type: TicketKind;
  value: number;
  /** How many there were when more were wanted. */
  shortage: number | undefined;
  onChange: (value: number) => void;
};

export function TicketRow({ type, value, shortage, onChange }: Props) {
  const text = useText(words);
  const { won, number } = useFormat();
  const { name, price, description, left } = type;
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <h3>{name}</h3>
        {description && <p className={styles.description}>{description}</p>}
        <p className={styles.price}>{price === 0 ? text.free : won(price)}</p>
        {left === 0 ? (
          <Badge>{text.soldOut}</Badge>
        ) : (
          <Badge tone={left <= FEW ? 'warn' : 'good'}>{text.left(number(left))}</Badge>
        )}
        {shortage !== undefined && (
          <p className={styles.shortage} role="alert">
            {shortage === 0 ? text.gone : text.short(number(shortage))}
          </p>
        )}
      </div>
      <Quantity name={name} value={value} most={left} onChange={onChange} />
    </li>
  );
}
