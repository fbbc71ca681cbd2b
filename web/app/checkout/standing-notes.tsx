import { Button, ButtonLink } from '../design/button.tsx';
import { Card } from '../design/card.tsx';
import { Spinner } from '../design/spinner.tsx';
import { texts, useText } from '../language/language.ts';
import type { Checkout } from './checkout-query.ts';
import styles from './standing-notes.module.css';

const words = texts({
  ko: {
    asking: '결제 결과를 확인하고 있습니다',
    askingMore:
      '결제사의 답을 기다리는 중입니다. 보통 몇 초 안에 끝나며, 이 창을 닫아도 결과는 예매 내역에서 볼 수 있습니다. 두 번 청구되지 않습니다.',
    lost: '결제 요청이 도착했는지 알 수 없습니다',
    lostMore:
      '지금까지 확인된 결제는 없습니다. 같은 결제를 이어서 진행해도 두 번 청구되지 않습니다. 결과는 계속 확인하고 있습니다.',
    resume: '결제 이어서 하기',
    other: '다른 방법으로 결제',
    ended: '더 이상 결제할 수 없는 예매입니다',
    endedMore:
      '결제 시간이 지났거나 취소된 예매입니다. 자리는 다시 판매되며 청구된 금액은 없습니다. 공연에서 다시 예매할 수 있습니다.',
    toEvent: '공연으로 돌아가기',
    returned: '예매를 확정하지 못했습니다',
    returnedMore:
      '결제하신 금액은 결제한 방법 그대로 돌려드립니다. 진행 상황은 예매 내역에서 볼 수 있습니다.',
    toReservation: '예매 내역 보기',
  },
  en: {
    asking: 'We are finding out about your payment',
    askingMore:
      'We are waiting for the gateway’s answer. It mostly takes seconds; if you close this window you find the outcome in your bookings. You are not charged twice.',
    lost: 'We do not know whether your payment arrived',
    lostMore:
      'No payment has been found so far. You can go on with the same one: it is not charged twice. We keep looking.',
    resume: 'Go on with this payment',
    other: 'Pay in another way',
    ended: 'This booking can no longer be paid',
    endedMore:
      'The time to pay is over, or it was cancelled. What it held is on sale again, and you have not been charged. You can book again from the event.',
    toEvent: 'Back to the event',
    returned: 'The booking could not be confirmed',
    returnedMore: 'What you paid goes back the way it came. You can follow it in your booking.',
    toReservation: 'To the booking',
  },
});

/** Somebody else has to say how it ended: the page waits, and asks. */
export function Asking() {
  const text = useText(words);
  return (
    <Card role="status">
      <div className={styles.waiting}>
        <Spinner />
        <h2>{text.asking}</h2>
      </div>
      <p>{text.askingMore}</p>
    </Card>
  );
}

/** Nothing is known of an attempt: the same again pays once, whatever became of the first. */
export function Lost({ onResume, onGiveUp }: { onResume: () => void; onGiveUp: () => void }) {
  const text = useText(words);
  return (
    <Card>
      <div role="status" className={styles.said}>
        <h2>{text.lost}</h2>
        <p>{text.lostMore}</p>
      </div>
      <div className={styles.actions}>
        <Button onClick={onResume}>{text.resume}</Button>
        <Button kind="secondary" onClick={onGiveUp}>
          {text.other}
        </Button>
      </div>
    </Card>
  );
}

export function Ended({ reservation }: { reservation: Checkout }) {
  const text = useText(words);
  return (
    <Card role="status">
      <h2>{text.ended}</h2>
      <p>{text.endedMore}</p>
      <div className={styles.actions}>
        <ButtonLink to="/events/$eventId" params={{ eventId: reservation.event_id }}>
          {text.toEvent}
        </ButtonLink>
      </div>
    </Card>
  );
}

export function Returned({ reservation }: { reservation: Checkout }) {
  const text = useText(words);
  return (
    <Card role="status">
      <h2>{text.returned}</h2>
      <p>{text.returnedMore}</p>
      <div className={styles.actions}>
        <ButtonLink to="/reservations/$reservationId" params={{ reservationId: reservation.id }}>
          {text.toReservation}
        </ButtonLink>
      </div>
    </Card>
  );
}
