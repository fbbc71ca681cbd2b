import { useId } from 'react';
import type { components } from '../api/types/event.ts';
import { Card } from '../design/card.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { BeforeSale } from './before-sale.tsx';
import { OnSale } from './on-sale.tsx';
import { OverNote } from './over-note.tsx';
import styles from './sale-panel.module.css';
import type { SaleState } from './sale-state.ts';
import { ShareButton } from './share-button.tsx';

const words = texts({
  ko: {
    title: '예매',
    looking: (count: string) => `지금 ${count}명이 보고 있습니다`,
    state: {
      upcoming: '예매가 아직 열리지 않았습니다',
      on_sale: '예매 중입니다',
      sold_out: '매진되었습니다',
      ended: '예매가 끝났습니다',
      cancelled: '취소된 공연입니다',
    },
  },
  en: {
    title: 'Tickets',
    looking: (count: string) => `${count} looking at this now`,
    state: {
      upcoming: 'Not on sale yet',
      on_sale: 'On sale now',
      sold_out: 'Sold out',
      ended: 'The sale is over',
      cancelled: 'This event is cancelled',
    },
  },
});

type Props = {
  event: components['schemas']['Event'];
  state: SaleState;
  people: number | undefined;
};

/** Where the sale stands and what can be done about it. Its state is read out when it changes. */
export function SalePanel({ event, state, people }: Props) {
  const text = useText(words);
  const { number } = useFormat();
  const titleId = useId();
  return (
    <Card aria-labelledby={titleId}>
      <h2 id={titleId} className="unseen">
        {text.title}
      </h2>
      <p className={styles.strong} role="status">
        {text.state[state]}
      </p>
      {state === 'upcoming' && <BeforeSale event={event} />}
      {state === 'on_sale' && <OnSale event={event} />}
      {(state === 'sold_out' || state === 'ended' || state === 'cancelled') && <OverNote state={state} />}
      <div className={styles.foot}>
        <ShareButton title={event.title} />
        {people !== undefined && people > 1 && <span>{text.looking(number(people))}</span>}
      </div>
    </Card>
  );
}
