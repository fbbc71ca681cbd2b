import { texts, useText } from '../../language/language.ts';

export const SERVICES = ['auth', 'event', 'reservation', 'payment'] as const;
export type Service = (typeof SERVICES)[number];

/** What administrators can do, by the service whose log has it. */
export const ACTIONS = {
  auth: ['user.role_changed', 'user.deleted', 'signing_keys.rotated'],
  event: [
    'event.created',
    'event.edited',
    'event.cancelled',
    'event.deleted',
    'seat_layout.created',
    'seat_layout.edited',
    'seat_layout.deleted',
    'news.posted',
    'news.edited',
    'news.deleted',
    'image.uploaded',
  ],
  reservation: [
    'reservation.cancelled',
    'ticket_type.added',
    'ticket_type.changed',
    'seats.generated',
    'seats.deleted',
  ],
  payment: ['payment.refunded', 'payment.recorded_by_hand', 'points.adjusted', 'comparison.started'],
} as const satisfies Record<Service, readonly string[]>;

export const actNames = texts<Record<string, string>>({
  ko: {
    'user.role_changed': '회원 역할 변경',
    'user.deleted': '회원 삭제',
    'signing_keys.rotated': '서명 키 교체',
    'event.created': '공연 등록',
    'event.edited': '공연 수정',
    'event.cancelled': '공연 취소',
    'event.deleted': '공연 삭제',
    'seat_layout.created': '좌석 배치도 등록',
    'seat_layout.edited': '좌석 배치도 수정',
    'seat_layout.deleted': '좌석 배치도 삭제',
    'news.posted': '소식 작성',
    'news.edited': '소식 수정',
    'news.deleted': '소식 삭제',
    'image.uploaded': '이미지 올림',
    'reservation.cancelled': '예매 취소',
    'ticket_type.added': '티켓 종류 추가',
    'ticket_type.changed': '티켓 종류 변경',
    'seats.generated': '좌석 생성',
    'seats.deleted': '좌석 삭제',
    'payment.refunded': '환불',
    'payment.recorded_by_hand': '직접 받은 결제 기록',
    'points.adjusted': '포인트 조정',
    'comparison.started': '결제사 대조 시작',
  },
  en: {
    'user.role_changed': 'Changed a role',
    'user.deleted': 'Deleted a user',
    'signing_keys.rotated': 'Rotated the signing keys',
    'event.created': 'Created an event',
    'event.edited': 'Edited an event',
    'event.cancelled': 'Called an event off',
    'event.deleted': 'Deleted an event',
    'seat_layout.created': 'Created a seat layout',
    'seat_layout.edited': 'Edited a seat layout',
    'seat_layout.deleted': 'Deleted a seat layout',
    'news.posted': 'Posted news',
    'news.edited': 'Edited news',
    'news.deleted': 'Deleted news',
    'image.uploaded': 'Uploaded an image',
    'reservation.cancelled': 'Cancelled a booking',
    'ticket_type.added': 'Added a ticket type',
    'ticket_type.changed': 'Changed a ticket type',
    'seats.generated': 'Made seats',
    'seats.deleted': 'Deleted seats',
    'payment.refunded': 'Refunded',
    'payment.recorded_by_hand': 'Recorded a payment by hand',
    'points.adjusted': 'Adjusted points',
    'comparison.started': 'Started a comparison',
  },
});

/** The name of an act; one that a newer service has and this page does not know keeps its own. */
export function useActName(): (action: string) => string {
  const names = useText(actNames);
  return (action) => names[action] ?? action;
}
