import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { demoQuery } from '../api/demo-query.ts';
import { useNow } from '../api/use-now.ts';
import { Button } from '../design/button.tsx';
import { Card } from '../design/card.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import type { Checkout } from './checkout-query.ts';
import { type Choice, needsCard, type Order, orderOf } from './order.ts';
import styles from './pay-form.module.css';
import { PaymentFault } from './payment-fault.tsx';
import { Ways } from './ways.tsx';

const words = texts({
  ko: {
    pay: (amount: string) => `${amount} 결제하기`,
    paying: '결제를 진행하고 있습니다. 잠시만 기다려 주세요.',
    later: (seconds: number) => `${seconds}초 뒤에 다시 시도할 수 있습니다.`,
    card: '카드를 선택해 주세요.',
  },
  en: {
    pay: (amount: string) => `Pay ${amount}`,
    paying: 'Your payment is being taken. Please wait a moment.',
    later: (seconds: number) => `You can try again in ${seconds} s.`,
    card: 'Please choose a card.',
  },
});

type Props = {
  reservation: Checkout;
  error: unknown;
  hasFailed: boolean;
  isSending: boolean;
  retryAt: number;
  onPay: (order: Order) => void;
};

/** The choice of how to pay, and the one button that pays. */
export function PayForm({ reservation, error, hasFailed, isSending, retryAt, onPay }: Props) {
  const text = useText(words);
  const { won } = useFormat();
  const total = reservation.total_amount;
  const [choice, setChoice] = useState<Choice>({ way: 'card', points: 0, token: '' });
  const [isTried, setTried] = useState(false);
  const { data: isDemo } = useQuery(demoQuery);
  const waitsFor = Math.ceil((retryAt - useNow(retryAt > 0)) / 1000);
  const lacksCard = needsCard(choice, total) && choice.token === '';
  const submit = () => {
    setTried(true);
    if (lacksCard || waitsFor > 0 || isSending) return;
    onPay(orderOf(choice, reservation));
  };
  return (
    <Card>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <fieldset className={styles.choice} disabled={isSending}>
          <Ways
            choice={choice}
            total={total}
            cardFault={isTried && lacksCard ? text.card : undefined}
            onChoice={(change) => setChoice({ ...choice, ...change })}
          />
        </fieldset>
        {!isSending && <PaymentFault error={error} hasFailed={hasFailed} />}
        <Button type="submit" wide busy={isSending} disabled={waitsFor > 0 || (lacksCard && !isDemo)}>
          {text.pay(won(total))}
        </Button>
        <p role="status" className={styles.said}>
          {isSending ? text.paying : waitsFor > 0 ? text.later(waitsFor) : ''}
        </p>
      </form>
    </Card>
  );
}
