import { Card } from '../../design/card.tsx';
import { texts, useText } from '../../language/language.ts';
import { LayoutChoice } from './layout-choice.tsx';
import type { Offer, OfferWay } from './offer.ts';
import styles from './ticket-types-field.module.css';
import { TicketTypesField } from './ticket-types-field.tsx';

const words = texts({
  ko: {
    title: '티켓',
    how: '판매 방식',
    seats: ['지정 좌석', '좌석 배치도에서 자리를 골라 예매합니다.'],
    types: ['티켓 종류', '좌석 없이 종류와 매수를 골라 예매합니다.'],
    later: ['나중에', '공연만 먼저 만들고 티켓 종류를 나중에 추가합니다.'],
  },
  en: {
    title: 'Tickets',
    how: 'How it is sold',
    seats: ['Seats', 'Buyers choose seats of a hall.'],
    types: ['Ticket types', 'No seats: buyers choose a type and a number.'],
    later: ['Later', 'Make the event now and add ticket types later.'],
  },
});

const WAYS = ['seats', 'types', 'later'] as const satisfies OfferWay[];

type Props = { offer: Offer; isTried: boolean; onChange: (offer: Offer) => void };

/** What an event that is to be sells. */
export function OfferSection({ offer, isTried, onChange }: Props) {
  const text = useText(words);
  return (
    <Card>
      <h2>{text.title}</h2>
      <fieldset className={styles.ways}>
        <legend className="unseen">{text.how}</legend>
        {WAYS.map((way) => (
          <label key={way} className={styles.way}>
            <input
              type="radio"
              name="way"
              value={way}
              checked={offer.way === way}
              onChange={() => onChange({ ...offer, way })}
            />
            <span>
              <strong>{text[way][0]}</strong>
              {text[way][1]}
            </span>
          </label>
        ))}
      </fieldset>
      {offer.way === 'seats' && (
        <LayoutChoice
          layoutId={offer.layoutId}
          isTried={isTried}
          onChoose={(layoutId) => onChange({ ...offer, layoutId })}
        />
      )}
      {offer.way === 'types' && (
        <TicketTypesField
          types={offer.types}
          isTried={isTried}
          onChange={(types) => onChange({ ...offer, types })}
        />
      )}
    </Card>
  );
}
