import type { ReservationItem } from '#shared/events/facts.ts';
import { AppError } from '#shared/http/errors.ts';

/** What somebody wants back of a reservation: a seat, or so many tickets of a type. */
export type WantedItem = { seatId: string } | { ticketTypeId: string; quantity: number };

/**
 * The wanted items with the prices they were paid at. `bought` is what the payment was for, `given` what went
 * back of it before. Throws 400 `VALIDATION_ERROR` for what is named twice, was never bought or cost nothing;
 * 409 `ILLEGAL_TRANSITION` for more than is left.
 */
export function pickItems(
  wanted: readonly WantedItem[],
  bought: readonly ReservationItem[],
  given: readonly ReservationItem[],
): ReservationItem[] {
  const ids = wanted.map((item) => ('seatId' in item ? item.seatId : item.ticketTypeId));
  if (new Set(ids).size < ids.length) throw refused('같은 항목이 두 번 있습니다.');
  return wanted.map((item) => pick(item, bought, given));
}

function pick(
  wanted: WantedItem,
  bought: readonly ReservationItem[],
  given: readonly ReservationItem[],
): ReservationItem {
  const isIt = (item: ReservationItem) =>
    'seatId' in wanted ? item.seatId === wanted.seatId : item.ticketTypeId === wanted.ticketTypeId;
  const item = bought.find(isIt);
  if (!item) throw refused('결제에 포함되지 않은 항목입니다.');
  if (item.unitPrice === 0) throw refused('무료 티켓은 환불할 금액이 없습니다.');
  const left = item.quantity - given.filter(isIt).reduce((sum, { quantity }) => sum + quantity, 0);
  const quantity = 'seatId' in wanted ? 1 : wanted.quantity;
  if (quantity > left) {
    throw new AppError('ILLEGAL_TRANSITION', {
      message: '이미 환불되었거나 남은 수량보다 많습니다.',
      details: { label: item.label, left },
    });
  }
  return { ...item, quantity, subtotal: quantity * item.unitPrice };
}

const refused = (message: string) => new AppError('VALIDATION_ERROR', { message });
