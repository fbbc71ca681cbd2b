import { ButtonLink } from '../design/button.tsx';
import { texts, useText } from '../language/language.ts';
import { useUser } from '../session/session.ts';
import styles from './sale-panel.module.css';

const words = texts({
  ko: {
    sold_out: '취소된 표가 나오면 다시 예매할 수 있습니다.',
    ended: '이 공연은 더 이상 예매할 수 없습니다.',
    cancelled: '이미 결제한 금액은 전액 환불됩니다.',
    others: '예매 중인 공연 보기',
    mine: '내 예매 내역 보기',
  },
  en: {
    sold_out: 'Tickets that others give back can be booked again.',
    ended: 'Tickets for this event are no longer sold.',
    cancelled: 'Whatever was paid is refunded in full.',
    others: 'See what is on sale',
    mine: 'See my bookings',
  },
});

/** Why there is nothing to book, and where to go from here. */
export function OverNote({ state }: { state: 'sold_out' | 'ended' | 'cancelled' }) {
  const text = useText(words);
  const user = useUser();
  return (
    <>
      <p className={styles.label}>{text[state]}</p>
      {state === 'cancelled' && user ? (
        <ButtonLink to="/my-reservations" kind="secondary" wide>
          {text.mine}
        </ButtonLink>
      ) : (
        <ButtonLink to="/search" search={{ status: 'on_sale' }} kind="secondary" wide>
          {text.others}
        </ButtonLink>
      )}
    </>
  );
}
