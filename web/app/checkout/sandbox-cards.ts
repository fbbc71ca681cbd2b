import { texts } from '../language/language.ts';

/** Cards of the sandbox gateway, each named by the token that it gives for it. */
export const sandboxCards = [
  'approve',
  'decline',
  'insufficient',
  'slow-5',
  'drop',
  'error',
  'norefund-2',
  'deafrefund-1',
] as const;

type SandboxCard = (typeof sandboxCards)[number];

export const cardTexts = texts<Record<SandboxCard, string>>({
  ko: {
    approve: '승인되는 카드',
    decline: '거절되는 카드',
    insufficient: '한도가 부족한 카드',
    'slow-5': '승인이 5초 걸리는 카드',
    drop: '승인되지만 응답이 사라지는 카드',
    error: '결제사 오류가 나는 카드 (청구 없음)',
    'norefund-2': '승인 후 첫 두 번의 환불이 거절되는 카드',
    'deafrefund-1': '승인 후 첫 환불의 응답이 사라지는 카드',
  },
  en: {
    approve: 'A card that is approved',
    decline: 'A card that is declined',
    insufficient: 'A card whose limit is too low',
    'slow-5': 'A card that takes 5 seconds',
    drop: 'A card that is charged while the answer is lost',
    error: 'A card at which the gateway fails (no charge)',
    'norefund-2': 'A card whose first two refunds are refused',
    'deafrefund-1': 'A card at whose first refund the answer is lost',
  },
});
