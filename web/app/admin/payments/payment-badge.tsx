import { Badge, type Tone } from '../../design/badge.tsx';
import { texts, useText } from '../../language/language.ts';
import type { SeenPayment } from './payments-query.ts';

type PaymentStatus = SeenPayment['status'];
type Trouble = NonNullable<SeenPayment['trouble']>;

export const PAYMENT_STATUSES = [
  'PROCESSING',
  'UNCERTAIN',
  'SUCCESS',
  'FAILED',
  'REFUNDING',
  'REFUNDED',
] as const;
export const METHODS = ['CARD', 'POINT', 'MIXED'] as const;
export const GATEWAYS = ['toss', 'portone'] as const;

export const statusWords = texts<Record<PaymentStatus, string>>({
  ko: {
    PROCESSING: '진행 중',
    UNCERTAIN: '확인 중',
    SUCCESS: '결제 완료',
    FAILED: '실패',
    REFUNDING: '환불 중',
    REFUNDED: '환불 완료',
  },
  en: {
    PROCESSING: 'Under way',
    UNCERTAIN: 'Uncertain',
    SUCCESS: 'Paid',
    FAILED: 'Failed',
    REFUNDING: 'Going back',
    REFUNDED: 'Refunded',
  },
});

export const methodWords = texts<Record<(typeof METHODS)[number], string>>({
  ko: { CARD: '카드', POINT: '포인트', MIXED: '카드 + 포인트' },
  en: { CARD: 'Card', POINT: 'Points', MIXED: 'Card + points' },
});

export const gatewayWords = texts<Record<(typeof GATEWAYS)[number], string>>({
  ko: { toss: '토스페이먼츠', portone: '포트원' },
  en: { toss: 'Toss Payments', portone: 'PortOne' },
});

const troubleWords = texts<Record<Trouble, string>>({
  ko: {
    uncertain: '결과를 알 수 없음',
    slow: '1분 넘게 진행 중',
    not_confirmed: '결제됐지만 예매 미확정',
    refund_waiting: '환불 대기',
  },
  en: {
    uncertain: 'Outcome unknown',
    slow: 'Under way for over a minute',
    not_confirmed: 'Paid, booking not confirmed',
    refund_waiting: 'Refund waiting',
  },
});

const tones: Record<PaymentStatus, Tone> = {
  PROCESSING: 'brand',
  UNCERTAIN: 'warn',
  SUCCESS: 'good',
  FAILED: 'quiet',
  REFUNDING: 'brand',
  REFUNDED: 'quiet',
};

export const PaymentBadge = ({ status }: { status: PaymentStatus }) => (
  <Badge tone={tones[status]}>{useText(statusWords)[status]}</Badge>
);

export const TroubleBadge = ({ trouble }: { trouble: Trouble }) => (
  <Badge tone="bad">{useText(troubleWords)[trouble]}</Badge>
);
