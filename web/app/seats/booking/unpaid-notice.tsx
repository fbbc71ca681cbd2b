import { useQuery } from '@tanstack/react-query';
import { useNow } from '../../api/use-now.ts';
import { ButtonLink } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { countedItem } from '../../reservations/counted-item.ts';
import { reservationsQuery } from '../../reservations/reservations-query.ts';

const words = texts({
  ko: {
    unpaid: (what: string) => `결제하지 않은 예매가 있습니다: ${what}`,
    left: (time: string) => `${time} 안에 결제해 주세요.`,
    replaced: '다른 좌석을 예매하면 이 예매는 취소됩니다.',
    pay: '결제하러 가기',
  },
  en: {
    unpaid: (what: string) => `You have a booking that is not paid yet: ${what}`,
    left: (time: string) => `Please pay within ${time}.`,
    replaced: 'If you book another seat, this one is given up.',
    pay: 'Go to payment',
  },
});

/** Reminds of what one holds already. `isReplaced`: a new booking takes its place. */
export function UnpaidNotice({ eventId, isReplaced = false }: { eventId: string; isReplaced?: boolean }) {
  const text = useText(words);
  const { clock } = useFormat();
  const { data: reservations } = useQuery(reservationsQuery);
  const unpaid = reservations?.find(({ event_id, status }) => event_id === eventId && status === 'pending');
  const now = useNow(unpaid !== undefined);
  const left = Date.parse(unpaid?.expires_at ?? '') - now;
  if (!unpaid || left <= 0) return null;
  return (
    <Notice kind="warn">
      <p>
        <strong>{text.unpaid(unpaid.items.map(countedItem).join(', '))}</strong>
      </p>
      <p>
        <span role="timer">{Number.isNaN(left) ? '' : text.left(clock(left))}</span>{' '}
        {isReplaced && text.replaced}
      </p>
      <div>
        <ButtonLink kind="secondary" to="/payment/$reservationId" params={{ reservationId: unpaid.id }}>
          {text.pay}
        </ButtonLink>
      </div>
    </Notice>
  );
}
