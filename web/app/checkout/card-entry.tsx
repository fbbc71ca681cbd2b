import { useQuery } from '@tanstack/react-query';
import { demoQuery } from '../api/demo-query.ts';
import { Choice } from '../design/field.tsx';
import { Notice } from '../design/notice.tsx';
import { Loading } from '../design/spinner.tsx';
import { texts, useLanguage, useText } from '../language/language.ts';
import { cardTexts, sandboxCards } from './sandbox-cards.ts';

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
