import { texts, useText } from '../language/language.ts';
import type { Payment } from './checkout-query.ts';

const words = texts<Record<Payment['channel'], string>>({
  ko: {
    naver_pay: '네이버페이',
    kakao_pay: '카카오페이',
    bank_transfer: '계좌이체',
    card: '카드',
    point: '포인트',
    mixed: '포인트 + 카드',
    manual: '판매처 확인',
  },
  en: {
    naver_pay: 'Naver Pay',
    kakao_pay: 'Kakao Pay',
    bank_transfer: 'Bank transfer',
    card: 'Card',
    point: 'Points',
    mixed: 'Points + card',
    manual: 'Confirmed by the shop',
  },
});

/** What a payment went through, by name. */
export const useChannelText = (): Record<Payment['channel'], string> => useText(words);
