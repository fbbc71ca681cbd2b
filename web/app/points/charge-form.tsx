import { type SubmitEvent, useState } from 'react';
import { CardEntry } from '../checkout/card-entry.tsx';
import { Button } from '../design/button.tsx';
import { Field } from '../design/field.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { amountFault, amountIn, MAX_BALANCE, MAX_CHARGE, MIN_CHARGE } from './charge-amount.ts';
import { ChargeFault } from './charge-fault.tsx';
import styles from './charge-form.module.css';
import type { Charging } from './use-charge.ts';

const words = texts({
  ko: {
    amount: '충전 금액',
    presets: '자주 쓰는 금액',
    range: (least: string, most: string) => `${least}부터 ${most}까지 충전하실 수 있습니다.`,
    full: (most: string) => `포인트는 ${most}까지 보유하실 수 있습니다.`,
    card: '카드를 선택해 주세요.',
    charge: '충전하기',
    chargeOf: (amount: string) => `${amount} 결제하고 충전하기`,
    running: '결제를 진행하고 있습니다. 잠시만 기다려 주세요.',
  },
  en: {
    amount: 'Amount',
    presets: 'Usual amounts',
    range: (least: string, most: string) => `From ${least} to ${most} at a time.`,
    full: (most: string) => `An account holds up to ${most}.`,
    card: 'Please choose a card.',
    charge: 'Add points',
    chargeOf: (amount: string) => `Pay ${amount} and add points`,
    running: 'Your payment is being taken. Please wait a moment.',
  },
});

const PRESETS = [10_000, 50_000, 100_000];

export function ChargeForm({ balance, charging }: { balance: number; charging: Charging }) {
  const text = useText(words);
  const { won, points } = useFormat();
  const { isSending, error, charge } = charging;
  const [typed, setTyped] = useState(String(PRESETS[0]));
  const [token, setToken] = useState('');
  const [isTried, setIsTried] = useState(false);
  const amount = amountIn(typed);
  const fault = amountFault(amount, balance);
  const range = text.range(won(MIN_CHARGE), won(MAX_CHARGE));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!fault && token && !isSending) charge(amount, token);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <fieldset className={styles.fields} disabled={isSending}>
        <Field
          label={text.amount}
          name="amount"
          inputMode="numeric"
          autoComplete="off"
          maxLength={9}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          hint={range}
          fault={fault === 'full' ? text.full(points(MAX_BALANCE)) : isTried && fault && range}
        />
        <fieldset className={styles.presets} aria-label={text.presets}>
          {PRESETS.map((preset) => (
            <Button
              key={preset}
              kind="secondary"
              aria-pressed={amount === preset}
              onClick={() => setTyped(String(preset))}
            >
              {won(preset)}
            </Button>
          ))}
        </fieldset>
        <CardEntry token={token} onToken={setToken} fault={isTried && !token ? text.card : undefined} />
      </fieldset>
      {!isSending && <ChargeFault error={error} />}
      <Button type="submit" wide busy={isSending}>
        {fault ? text.charge : text.chargeOf(won(amount))}
      </Button>
      <p role="status" className="unseen">
        {isSending ? text.running : ''}
      </p>
    </form>
  );
}
