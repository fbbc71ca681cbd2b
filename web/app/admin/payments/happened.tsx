import type { ReactNode } from 'react';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { ActDetails } from '../audit/act-details.tsx';
import { useActName } from '../audit/act-names.ts';
import { oneOf } from '../filters/one-of.ts';
import { gatewayWords, PAYMENT_STATUSES, statusWords } from './payment-badge.tsx';
import styles from './payment-timeline.module.css';
import type { Entry } from './timeline.ts';

const words = texts({
  ko: {
    begun: '결제 시작',
    became: (from: string, to: string) => `${from} → ${to}`,
    causes: {
      request: '결제 요청으로',
      reconciler: '나중에 다시 확인해서',
      webhook: '결제사가 알려서',
      event: '다른 서비스의 소식으로',
      admin: '관리자가',
    },
    calls: { confirm: '승인 요청', find: '결제 조회', cancel: '취소 요청', list: '하루치 조회' },
    call: (gateway: string, call: string, outcome: string) => `${gateway} ${call}: ${outcome}`,
    silent: '응답 없음',
    outcomes: {
      approved: '승인됨',
      declined: '거절됨',
      cancelled: '취소됨',
      refused: '받아들이지 않음',
      absent: '기록 없음',
      differs: '금액이 다름',
      unknown: '알 수 없음',
      unavailable: '이용할 수 없음',
    },
    refund: (amount: string) => `환불 시작: ${amount}`,
    refunded: (amount: string) => `환불 완료: ${amount}`,
    split: (card: string, points: string) => `카드 ${card}, 포인트 ${points}`,
    waiting: '결제사가 아직 받지 않았습니다. 알아서 계속 시도합니다.',
    reasons: { cancelled: '예매 취소', event_cancelled: '공연 취소', rejected: '예매 불가', admin: '관리자' },
    points: (amount: string) => `포인트 ${amount}`,
    told: (type: string) => `다른 서비스에 알림: ${type}`,
    unsent: '아직 전해지지 않음',
    by: (who: string, act: string) => `${act} · ${who}`,
  },
  en: {
    begun: 'Payment begun',
    became: (from: string, to: string) => `${from} → ${to}`,
    causes: {
      request: 'by the request to pay',
      reconciler: 'found out afterwards',
      webhook: 'told by the gateway',
      event: 'by news of another service',
      admin: 'by an administrator',
    },
    calls: { confirm: 'approval', find: 'look-up', cancel: 'cancellation', list: 'list of a day' },
    call: (gateway: string, call: string, outcome: string) => `${gateway}, ${call}: ${outcome}`,
    silent: 'no answer',
    outcomes: {
      approved: 'approved',
      declined: 'declined',
      cancelled: 'cancelled',
      refused: 'refused',
      absent: 'not known there',
      differs: 'another amount',
      unknown: 'unknown',
      unavailable: 'not available',
    },
    refund: (amount: string) => `Refund begun: ${amount}`,
    refunded: (amount: string) => `Refund done: ${amount}`,
    split: (card: string, points: string) => `${card} to the card, ${points}`,
    waiting: 'The gateway has not taken it yet. The shop goes on trying by itself.',
    reasons: {
      cancelled: 'booking cancelled',
      event_cancelled: 'event called off',
      rejected: 'booking not possible',
      admin: 'administrator',
    },
    points: (amount: string) => `Points ${amount}`,
    told: (type: string) => `Other services told: ${type}`,
    unsent: 'not delivered yet',
    by: (who: string, act: string) => `${act} · ${who}`,
  },
});

const Lines = ({ main, more }: { main: ReactNode; more?: ReactNode }) => (
  <div>
    <p>{main}</p>
    {more && <div className={styles.more}>{more}</div>}
  </div>
);

/** One thing that happened to a payment, in words. */
export function Happened({ entry }: { entry: Entry }) {
  const text = useText(words);
  const [statuses, gateways] = [useText(statusWords), useText(gatewayWords)];
  const actName = useActName();
  const { won, points } = useFormat();
  const status = (value: string) => {
    const known = oneOf(PAYMENT_STATUSES, value);
    return known ? statuses[known] : value;
  };
  const outcomeOf = (value: string) =>
    Object.entries(text.outcomes).find(([known]) => known === value)?.[1] ?? value;
  switch (entry.kind) {
    case 'begun':
      return <Lines main={text.begun} />;
    case 'transition': {
      const { from, to, cause, detail } = entry.transition;
      const more = [text.causes[cause], detail].filter(Boolean).join(' · ');
      return <Lines main={<strong>{text.became(status(from), status(to))}</strong>} more={more} />;
    }
    case 'call': {
      const { gateway, call, outcome, amount, http_status, code, took_ms } = entry.call;
      const parts = [amount && won(amount), http_status ? `HTTP ${http_status}` : text.silent, code];
      return (
        <Lines
          main={text.call(gateways[gateway], text.calls[call], outcomeOf(outcome))}
          more={[...parts, `${took_ms} ms`].filter(Boolean).join(' · ')}
        />
      );
    }
    case 'refund':
    case 'refunded': {
      const { amount, card_amount, point_amount, reason, items, note, status: state } = entry.refund;
      const what = items?.map(({ label, quantity }) => (quantity > 1 ? `${label} × ${quantity}` : label));
      if (entry.kind === 'refunded') return <Lines main={<strong>{text.refunded(won(amount))}</strong>} />;
      const more = [text.split(won(card_amount), points(point_amount)), text.reasons[reason], note, what];
      return (
        <Lines
          main={text.refund(won(amount))}
          more={[...more.flat(), state === 'PENDING' && text.waiting].filter(Boolean).join(' · ')}
        />
      );
    }
    case 'points':
      return <Lines main={text.points(points(entry.points.amount))} more={entry.points.description} />;
    case 'told':
      return <Lines main={text.told(entry.told.type)} more={!entry.told.published && text.unsent} />;
    case 'act':
      return (
        <Lines
          main={text.by(entry.act.actor_email, actName(entry.act.action))}
          more={<ActDetails details={entry.act.details} />}
        />
      );
  }
}
