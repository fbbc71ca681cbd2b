import { useEffect, useRef } from 'react';
import { Card } from '../design/card.tsx';
import { Notice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { ChargeForm } from './charge-form.tsx';
import { ChargeInDoubt } from './charge-in-doubt.tsx';
import { useCharge } from './use-charge.ts';

const words = texts({
  ko: {
    title: '충전하기',
    done: (amount: string, balance: string) => `${amount}를 충전했습니다. 보유 포인트는 ${balance}입니다.`,
  },
  en: {
    title: 'Add points',
    done: (amount: string, balance: string) => `${amount} added. Your balance is ${balance}.`,
  },
});

/** Buying points by card. While nobody knows what became of the last attempt there is no other. */
export function Charge({ balance }: { balance: number }) {
  const text = useText(words);
  const { points } = useFormat();
  const charging = useCharge();
  const { attempt, credited, isSending, isResuming } = charging;
  const inDoubt = isSending && !isResuming ? undefined : attempt;
  const isInDoubt = inDoubt !== undefined;
  const heading = useRef<HTMLHeadingElement>(null);
  const wasInDoubt = useRef(isInDoubt);
  useEffect(() => {
    // The one part takes the other's place, and the focus may have gone with it.
    const isLost = wasInDoubt.current !== isInDoubt && document.activeElement === document.body;
    if (isLost) heading.current?.focus();
    wasInDoubt.current = isInDoubt;
  }, [isInDoubt]);
  return (
    <Card>
      <h2 ref={heading} tabIndex={-1}>
        {text.title}
      </h2>
      {credited && (
        <Notice kind="good">{text.done(points(credited.amount), points(credited.balance_after))}</Notice>
      )}
      {inDoubt ? (
        <ChargeInDoubt attempt={inDoubt} charging={charging} />
      ) : (
        <ChargeForm balance={balance} charging={charging} />
      )}
    </Card>
  );
}
