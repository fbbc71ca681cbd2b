import type { Publication } from '#shared/dapr/publish.ts';
import { contracts, type EventData } from '#shared/events/contracts.ts';
import type { ReservationFacts, ReservationItem } from '#shared/events/facts.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { OpenCheckout } from '../payments/open-checkout.ts';

/** What becomes of a reservation when its money comes. */
type Answer = 'confirms' | 'rejects' | 'says nothing';
type Kept = {
  facts: ReservationFacts;
  answer: Answer;
  paidBy?: string;
  state: 'held' | 'confirmed' | 'cancelled' | 'expired';
  /** KRW of what it still has. */
  total: number;
  /** The refunds of a part that it has heard of. */
  parts: Set<string>;
};

/** Reservation as far as payment sees it. */
export function createReservations(
  publish: (event: { id: string; type: string; data: object }) => Promise<unknown>,
) {
  const all = new Map<string, Kept>();

  const checkouts: string[] = [];

  const openCheckout: OpenCheckout = async ({ reservationId, userId }) => {
    checkouts.push(reservationId);
    const found = all.get(reservationId);
    if (found?.facts.userId !== userId) return { ok: false, code: 'RESERVATION_NOT_FOUND' };
    if (found.state === 'expired') return { ok: false, code: 'RESERVATION_EXPIRED' };
    if (found.state === 'cancelled') return { ok: false, code: 'RESERVATION_NOT_PAYABLE' };
    if (found.paidBy) return { ok: false, code: 'ALREADY_PAID' };
    return { ok: true, amount: found.facts.totalAmount, reservation: found.facts };
  };

  async function hearPaid({ paymentId, reservationId }: EventData<'payment.paid'>): Promise<void> {
    const kept = all.get(reservationId);
    if (!kept || kept.paidBy || kept.answer === 'says nothing') return;
    const common = { reservation: kept.facts, paymentId };
    if (kept.answer === 'rejects' || kept.state !== 'held') {
      await publish({ id: uuidv7(), type: 'reservation.payment_rejected', data: common });
      return;
    }
    kept.paidBy = paymentId;
    kept.state = 'confirmed';
    await publish({ id: uuidv7(), type: 'reservation.confirmed', data: { ...common, seats: [], stock: [] } });
  }

  function hearRefunded({ reservationId, refundId, items, amount }: EventData<'payment.refunded'>): void {
    const kept = all.get(reservationId);
    if (kept?.state !== 'confirmed' || kept.parts.has(refundId)) return;
    kept.parts.add(refundId);
    if (items.length === 0) kept.state = 'cancelled';
    else kept.total -= amount;
  }

  return {
    openCheckout,
    /** The reservations whose checkout was asked for, in that order. */
    checkouts,
    /** A held reservation that waits for its money. */
    hold(
      user: User,
      totalAmount: number,
      answer: Answer = 'confirms',
      items = [aSeat(totalAmount)],
    ): ReservationFacts {
      const facts = factsOf(user, totalAmount, items);
      all.set(facts.id, { facts, answer, state: 'held', total: totalAmount, parts: new Set() });
      return facts;
    },
    async hear({ type, data }: Publication): Promise<void> {
      if (type === 'payment.paid') await hearPaid(contracts['payment.paid'].data.parse(data));
      if (type === 'payment.refunded') hearRefunded(contracts['payment.refunded'].data.parse(data));
    },
    /** Its owner gives it back, or its time runs out. */
    end({ id }: ReservationFacts, state: 'cancelled' | 'expired'): void {
      const kept = all.get(id);
      if (kept) kept.state = state;
    },
    /** What it says of itself. */
    standing({ id }: ReservationFacts) {
      const { state, total } = all.get(id) ?? {};
      return { state, total };
    },
    cancelled: (facts: ReservationFacts, paid = true) => ({
      id: uuidv7(),
      type: 'reservation.cancelled',
      data: { reservation: facts, seats: [], stock: [], reason: 'owner', paid },
    }),
  };
}

const aSeat = (unitPrice: number): ReservationItem => ({
  label: 'R-4-1',
  section: 'R',
  rowNumber: 4,
  seatNumber: 1,
  unitPrice,
  quantity: 1,
  subtotal: unitPrice,
  seatId: uuidv7(),
  ticketTypeId: null,
});

/** So many standing tickets of one type. */
export const standing = (quantity: number, unitPrice: number): ReservationItem => ({
  label: '스탠딩',
  section: null,
  rowNumber: null,
  seatNumber: null,
  unitPrice,
  quantity,
  subtotal: quantity * unitPrice,
  seatId: null,
  ticketTypeId: uuidv7(),
});

function factsOf(user: User, totalAmount: number, items: ReservationItem[]): ReservationFacts {
  return {
    id: uuidv7(),
    number: 'TK1234567890ABCDE',
    version: 1,
    userId: user.userId,
    userName: user.name,
    userEmail: user.email,
    eventId: uuidv7(),
    eventTitle: '가을 음악회',
    venue: '예술의전당',
    eventDate: '2026-12-13T10:00:00.000Z',
    totalAmount,
    kind: items.some(({ seatId }) => seatId) ? 'seats' : 'tickets',
    items,
    expiresAt: null,
  };
}
