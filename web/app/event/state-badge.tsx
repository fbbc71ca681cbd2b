import { Badge, type Tone } from '../design/badge.tsx';
import { texts, useText } from '../language/language.ts';
import { opensAt, type SaleState } from './sale-state.ts';
import { useTimeLeft } from './time-left.ts';
import { useSaleState } from './use-sale-state.ts';

const words = texts({
  ko: {
    on_sale: '예매 중',
    sold_out: '매진',
    ended: '예매 종료',
    cancelled: '공연 취소',
    opensIn: (left: string) => `${left} 후 예매 시작`,
  },
  en: {
    on_sale: 'On sale',
    sold_out: 'Sold out',
    ended: 'Sale ended',
    cancelled: 'Cancelled',
    opensIn: (left: string) => `Opens in ${left}`,
  },
});

const tones: Record<Exclude<SaleState, 'upcoming'>, Tone> = {
  on_sale: 'good',
  sold_out: 'warn',
  ended: 'quiet',
  cancelled: 'bad',
};

type Sale = Parameters<typeof useSaleState>[0];

/** Where the sale stands, as of this second. */
export function StateBadge({ event }: { event: Sale }) {
  const text = useText(words);
  const state = useSaleState(event);
  if (state === 'upcoming') return <OpensIn event={event} />;
  return <Badge tone={tones[state]}>{text[state]}</Badge>;
}

function OpensIn({ event }: { event: Sale }) {
  const { opensIn } = useText(words);
  return <Badge tone="brand">{opensIn(useTimeLeft(opensAt(event)))}</Badge>;
}
