/** The ways to pay that the buyer's page offers; each is a card payment to the gateway. */
export const methods = [
  {
    id: 'naver_pay',
    name: '네이버페이',
    description: '네이버페이로 간편하게 결제합니다.',
    icon: '/images/naver-pay.png',
  },
  {
    id: 'kakao_pay',
    name: '카카오페이',
    description: '카카오페이로 간편하게 결제합니다.',
    icon: '/images/kakao-pay.png',
  },
  {
    id: 'bank_transfer',
    name: '계좌이체',
    description: '은행 계좌에서 바로 이체합니다.',
    icon: '/images/bank-transfer.png',
  },
] as const;

export type MethodId = (typeof methods)[number]['id'];

/** What a payment went through: an offered method, what it was made of, or an administrator's hands. */
export const channels = [
  'naver_pay',
  'kakao_pay',
  'bank_transfer',
  'card',
  'point',
  'mixed',
  'manual',
] as const;
export type Channel = (typeof channels)[number];

const NAMES: Record<Channel, string> = {
  naver_pay: '네이버페이',
  kakao_pay: '카카오페이',
  bank_transfer: '계좌이체',
  card: '카드',
  point: '포인트',
  mixed: '카드 + 포인트',
  manual: '관리자 확인',
};

export const displayName = (channel: Channel): string => NAMES[channel];

export const findMethod = (id: string): MethodId | undefined => methods.find((one) => one.id === id)?.id;
