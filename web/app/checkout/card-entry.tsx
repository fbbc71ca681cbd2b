import { useQuery } from '@tanstack/react-query';
import { demoQuery } from '../api/demo-query.ts';
import { Choice } from '../design/field.tsx';
import { Notice } from '../design/notice.tsx';
import { Loading } from '../design/spinner.tsx';
import { texts, useLanguage, useText } from '../language/language.ts';
import { type SandboxCard, sandboxCards } from './sandbox-cards.ts';

const words = texts({
  ko: {
    card: '시험용 카드',
    choose: '카드를 선택해 주세요',
    hint: '이 컴퓨터에서만 도는 시험 결제사의 카드입니다. 실제로 청구되는 돈은 없습니다.',
    none: '카드 번호는 결제사(토스페이먼츠·포트원)의 결제창에 입력하며, 이 상점은 결제창이 돌려주는 토큰만 받습니다. 이 상점에는 아직 결제창이 연결되어 있지 않아 지금은 카드로 결제할 수 없습니다.',
  },
  en: {
    card: 'Test card',
    choose: 'Please choose a card',
    hint: 'Cards of a sandbox gateway on this machine. Nobody is charged.',
    none: 'A card is entered in the payment window of the gateway (Toss Payments or PortOne), and this shop is given only its token. No payment window is connected to this shop yet, so cards cannot be taken at the moment.',
  },
});

const cardTexts = texts<Record<SandboxCard, string>>({
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

type Props = {
  /** What the gateway gave for the card, '' while there is none. The shop never sees a number. */
  token: string;
  onToken: (token: string) => void;
  fault?: string | undefined;
};

/** Where a buyer enters a card: in the local demo one of the sandbox's, elsewhere the gateway's own window. */
export function CardEntry({ token, onToken, fault }: Props) {
  const text = useText(words);
  const cards = cardTexts[useLanguage()];
  const { data: demo, isPending } = useQuery(demoQuery);
  if (isPending) return <Loading />;
  if (!demo) return <Notice>{text.none}</Notice>;
  return (
    <Choice
      label={text.card}
      hint={text.hint}
      fault={fault}
      value={token}
      onChange={(event) => onToken(event.target.value)}
    >
      <option value="">{text.choose}</option>
      {sandboxCards.map((card) => (
        <option key={card} value={card}>
          {cards[card]}
        </option>
      ))}
    </Choice>
  );
}
