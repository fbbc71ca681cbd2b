import { isRefusal } from '../api/refusal.ts';
import { Notice, RefusalNotice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { MAX_BALANCE } from './charge-amount.ts';

const words = texts({
  ko: {
    declined: '카드사에서 결제를 거절했습니다. 청구된 금액은 없습니다. 다른 카드를 이용해 주세요.',
    away: '결제사가 잠시 응답하지 않습니다. 청구된 금액은 없습니다. 잠시 후 다시 시도해 주세요.',
    full: (most: string) =>
      `포인트는 ${most}까지 보유하실 수 있습니다. 확인 중인 충전도 함께 계산합니다. 청구된 금액은 없습니다.`,
  },
  en: {
    declined: 'The card was declined. You have not been charged. Please use another card.',
    away: 'The payment gateway is not answering. You have not been charged. Please try again in a moment.',
    full: (most: string) =>
      `An account holds up to ${most}, charges that are still being looked at included. You have not been charged.`,
  },
});

/** Why the last attempt took nothing; nothing before the first. */
export function ChargeFault({ error }: { error: unknown }) {
  const text = useText(words);
  const { points } = useFormat();
  if (isRefusal(error, 'PAYMENT_DECLINED')) return <Notice kind="bad">{text.declined}</Notice>;
  if (isRefusal(error, 'PAYMENT_UNAVAILABLE')) return <Notice kind="bad">{text.away}</Notice>;
  const isFull = isRefusal(error, 'VALIDATION_ERROR') && 'limit' in error.details;
  return isFull ? (
    <Notice kind="bad">{text.full(points(MAX_BALANCE))}</Notice>
  ) : (
    <RefusalNotice error={error} />
  );
}
