import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import type { Verdict } from './verdict.ts';

const words = texts({
  ko: {
    usedBefore: '목록을 받기 전에 입장했습니다.',
    event: (title: string) => `이 티켓의 공연: ${title}`,
    newer: '목록을 받은 뒤에 산 티켓입니다.',
    unknown: '저희가 발행한 티켓이 아닙니다.',
    unknownHere: '이 휴대폰의 목록에 없습니다. 방금 산 티켓이라면 QR을 스캔해 주세요.',
    unchecked: '네트워크도, 이 휴대폰에 받아 둔 목록도 없습니다. 다시 시도해 주세요.',
    cancelled: '취소되거나 환불된 티켓입니다.',
    offline: '오프라인 확인',
  },
  en: {
    usedBefore: 'Came in before the list was read.',
    event: (title: string) => `This ticket is for: ${title}`,
    newer: 'Bought after the list was read.',
    unknown: 'We did not issue this ticket.',
    unknownHere: 'Not on this phone’s list. If it was bought just now, scan its QR code.',
    unchecked: 'There is no network, and no list on this phone. Please try again.',
    cancelled: 'This ticket was cancelled or refunded.',
    offline: 'Checked offline',
  },
});

/** Why, in a line or two, and whether it was the shop that said so. */
export function VerdictDetails({ verdict }: { verdict: Verdict }) {
  const text = useText(words);
  const format = useFormat();
  return (
    <>
      <p>{detailOf()}</p>
      {verdict.isNewer && <p>{text.newer}</p>}
      {verdict.isOffline && verdict.result !== 'unchecked' && (
        <p>
          <strong>{text.offline}</strong>
        </p>
      )}
    </>
  );

  function detailOf(): string {
    const { result, usedAt, usedAtDoor, otherEvent, isNotListed, ticket } = verdict;
    switch (result) {
      case 'admitted':
        return ticket?.reservationNumber ?? '';
      case 'already_used':
        return usedAt ? [format.time(usedAt), usedAtDoor].filter(Boolean).join(' · ') : text.usedBefore;
      case 'wrong_event':
        return otherEvent ? text.event(otherEvent) : '';
      case 'cancelled':
        return text.cancelled;
      case 'unknown':
        return isNotListed ? text.unknownHere : text.unknown;
      case 'unchecked':
        return text.unchecked;
    }
  }
}
