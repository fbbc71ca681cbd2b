import { isRefusal } from '../api/refusal.ts';
import { Notice, RefusalNotice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';

const words = texts({
  ko: {
    declined:
      '카드사에서 결제를 거절했습니다. 청구된 금액은 없습니다. 다른 카드나 결제 수단을 이용해 주세요.',
    points: (have: string) => `포인트가 부족합니다. 지금 보유한 포인트는 ${have}입니다.`,
    amount: '결제 금액이 바뀌었습니다. 새 금액을 확인한 뒤 다시 결제해 주세요. 청구된 금액은 없습니다.',
    away: '결제사가 잠시 응답하지 않습니다. 청구된 금액은 없습니다.',
    failed: '방금 시도한 결제는 완료되지 않았고 청구된 금액도 없습니다. 다시 결제해 주세요.',
  },
  en: {
    declined: 'The card was declined. You have not been charged. Please use another card or way to pay.',
    points: (have: string) => `You do not have enough points: you have ${have}.`,
    amount: 'The amount has changed. Please look at it and pay again. You have not been charged.',
    away: 'The payment gateway is not answering at the moment. You have not been charged.',
    failed:
      'The payment you have just tried did not go through, and you have not been charged. Please pay again.',
  },
});

/** Why the last attempt took nothing; nothing before the first. */
export function PaymentFault({ error, hasFailed }: { error: unknown; hasFailed: boolean }) {
  const text = useText(words);
  const { points } = useFormat();
  if (hasFailed) return <Notice kind="bad">{text.failed}</Notice>;
  if (isRefusal(error, 'PAYMENT_DECLINED')) return <Notice kind="bad">{text.declined}</Notice>;
  if (isRefusal(error, 'AMOUNT_MISMATCH')) return <Notice kind="warn">{text.amount}</Notice>;
  if (isRefusal(error, 'PAYMENT_UNAVAILABLE')) return <Notice kind="warn">{text.away}</Notice>;
  if (isRefusal(error, 'INSUFFICIENT_POINTS'))
    return <Notice kind="bad">{text.points(points(Number(error.details.balance ?? 0)))}</Notice>;
  return <RefusalNotice error={error} />;
}
