import { Badge, type Tone } from '../design/badge.tsx';
import { texts, useText } from '../language/language.ts';
import type { State } from './state.ts';

const words = texts<Record<State, string>>({
  ko: {
    unpaid: '결제 대기',
    paying: '결제 확인 중',
    confirmed: '예매 완료',
    lapsed: '미결제 취소',
    refunding: '취소 · 환불 중',
    refunded: '환불 완료',
  },
  en: {
    unpaid: 'Waiting for payment',
    paying: 'Payment under way',
    confirmed: 'Booked',
    lapsed: 'Ended unpaid',
    refunding: 'Cancelled, refund under way',
    refunded: 'Refunded',
  },
});

const tones: Record<State, Tone> = {
  unpaid: 'warn',
  paying: 'brand',
  confirmed: 'good',
  lapsed: 'quiet',
  refunding: 'brand',
  refunded: 'quiet',
};

export const StateBadge = ({ state }: { state: State }) => (
  <Badge tone={tones[state]}>{useText(words)[state]}</Badge>
);
