import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { RefusalNotice } from '../design/notice.tsx';
import { texts, useLanguage, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { CardEntry } from './card-entry.tsx';
import { type Choice, needsCard } from './order.ts';
import { PointsSplit } from './points-split.tsx';
import { WayChoice } from './way-choice.tsx';
import styles from './ways.module.css';
import { balanceQuery, methodsQuery } from './ways-query.ts';

const words = texts({
  ko: {
    ways: '결제 수단',
    card: '카드',
    cardHint: '신용·체크카드로 결제합니다.',
    point: '포인트',
    mixed: '포인트 + 카드',
    mixedHint: '포인트를 쓰고 나머지는 카드로 결제합니다.',
    have: (points: string) => `보유 포인트 ${points}`,
    short: (points: string) => `보유 포인트 ${points} · 결제 금액보다 적습니다.`,
    none: '보유한 포인트가 없습니다.',
    counting: '보유 포인트를 확인하고 있습니다.',
  },
  en: {
    ways: 'How to pay',
    card: 'Card',
    cardHint: 'Pay by credit or debit card.',
    point: 'Points',
    mixed: 'Points + card',
    mixedHint: 'Use points, and pay the rest by card.',
    have: (points: string) => `You have ${points}.`,
    short: (points: string) => `You have ${points}, less than the total.`,
    none: 'You have no points.',
    counting: 'Looking up your points.',
  },
});

/** What the services name in Korean alone. */
const english: Partial<Record<string, { name: string; description: string }>> = {
  naver_pay: { name: 'Naver Pay', description: 'Pay with Naver Pay.' },
  kakao_pay: { name: 'Kakao Pay', description: 'Pay with Kakao Pay.' },
  bank_transfer: { name: 'Bank transfer', description: 'Transfer from your bank account.' },
};

type Props = {
  choice: Choice;
  total: number;
  cardFault: string | undefined;
  onChoice: (change: Partial<Choice>) => void;
};

/** All ways to pay; a way that is closed says why. */
export function Ways({ choice, total, cardFault, onChoice }: Props) {
  const text = useText(words);
  const isEnglish = useLanguage() === 'en';
  const format = useFormat();
  const name = useId();
  const methods = useQuery(methodsQuery);
  const points = useQuery(balanceQuery);
  const balance = points.data ?? 0;
  const { way } = choice;
  const entry = needsCard(choice, total) && (
    <CardEntry token={choice.token} fault={cardFault} onToken={(token) => onChoice({ token })} />
  );
  const have = points.isPending ? text.counting : balance === 0 ? text.none : undefined;
  return (
    <fieldset className={styles.ways}>
      <legend className={styles.legend}>{text.ways}</legend>
      <WayChoice
        name={name}
        title={text.card}
        hint={text.cardHint}
        isChosen={way === 'card'}
        onChoose={() => onChoice({ way: 'card' })}
      >
        {entry}
      </WayChoice>
      {methods.data?.map((method) => (
        <WayChoice
          key={method.id}
          name={name}
          title={(isEnglish && english[method.id]?.name) || method.name}
          hint={(isEnglish && english[method.id]?.description) || method.description}
          isChosen={typeof way !== 'string' && way.method === method.id}
          onChoose={() => onChoice({ way: { method: method.id } })}
        />
      ))}
      <RefusalNotice
        error={methods.error ?? points.error}
        onRetry={() => {
          void methods.refetch();
          void points.refetch();
        }}
      />
      <WayChoice
        name={name}
        title={text.point}
        hint={have ?? (balance < total ? text.short : text.have)(format.points(balance))}
        isChosen={way === 'point'}
        isOff={balance < total}
        onChoose={() => onChoice({ way: 'point' })}
      />
      <WayChoice
        name={name}
        title={text.mixed}
        hint={have ?? text.mixedHint}
        isChosen={way === 'mixed'}
        isOff={balance === 0}
        onChoose={() => onChoice({ way: 'mixed', points: choice.points || Math.min(balance, total) })}
      >
        <PointsSplit
          points={Math.min(choice.points, balance)}
          most={Math.min(balance, total)}
          total={total}
          onPoints={(used) => onChoice({ points: used })}
        />
        {entry}
      </WayChoice>
    </fieldset>
  );
}
