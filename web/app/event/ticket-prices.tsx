import type { components } from '../api/types/event.ts';
import { Badge } from '../design/badge.tsx';
import { Card } from '../design/card.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import styles from './prices.module.css';

const words = texts({
  ko: {
    title: '티켓 종류와 가격',
    type: '종류',
    price: '가격',
    left: '남은 수량',
    count: (left: string) => `${left}매`,
    gone: '매진',
    free: '무료',
  },
  en: {
    title: 'Ticket types and prices',
    type: 'Type',
    price: 'Price',
    left: 'Left',
    count: (left: string) => left,
    gone: 'Sold out',
    free: 'Free',
  },
});

type Props = { ticketTypes: components['schemas']['TicketType'][]; isOver: boolean };

/** What standing tickets cost, and how many are left this very moment. */
export function TicketPrices({ ticketTypes, isOver }: Props) {
  const text = useText(words);
  const { won, number } = useFormat();
  return (
    <Card aria-labelledby="prices">
      <h2 id="prices">{text.title}</h2>
      <table className={styles.prices}>
        <thead>
          <tr>
            <th scope="col">{text.type}</th>
            <th scope="col" className={styles.amount}>
              {text.price}
            </th>
            {!isOver && (
              <th scope="col" className={styles.amount}>
                {text.left}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {ticketTypes.map(({ id, name, description, price, available_quantity: left }) => (
            <tr key={id}>
              <th scope="row">
                {name}
                {description && <span className={styles.description}>{description}</span>}
              </th>
              <td className={styles.amount}>{price === 0 ? text.free : won(price)}</td>
              {!isOver && (
                <td className={styles.amount}>
                  {left === 0 ? <Badge tone="warn">{text.gone}</Badge> : text.count(number(left))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
