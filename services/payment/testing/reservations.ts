import type { Publication } from '#shared/dapr/publish.ts';
import { contracts } from '#shared/events/contracts.ts';
import type { ReservationFacts } from '#shared/events/facts.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { OpenCheckout } from '../payments/open-checkout.ts';

/** What becomes of a reservation when its money comes. */
type Answer = 'confirms' | 'rejects' | 'says nothing';
type Kept = { facts: ReservationFacts; answer: Answer; paidBy?: string };

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
    if (found.paidBy) return { ok: false, code: 'ALREADY_PAID' };
    return { ok: true, amount: found.facts.totalAmount, reservation: found.facts };
  };

  return {
    openCheckout,
    /** The reservations whose checkout was asked for, in that order. */
    checkouts,
    /** A held reservation that waits for its money. */
    hold(user: User, totalAmount: number, answer: Answer = 'confirms'): ReservationFacts {
      const facts = factsOf(user, totalAmount);
      all.set(facts.id, { facts, answer });
      return facts;
    },
    async hear({ type, data }: Publication): Promise<void> {
      if (type !== 'payment.paid') return;
      const { paymentId, reservationId } = contracts['payment.paid'].data.parse(data);
      const kept = all.get(reservationId);
      if (!kept || kept.paidBy || kept.answer === 'says nothing') return;
      const common = { reservation: kept.facts, paymentId };
      if (kept.answer === 'rejects') {
        await publish({ id: uuidv7(), type: 'reservation.payment_rejected', data: common });
        return;
      }
      kept.paidBy = paymentId;
      await publish({
        id: uuidv7(),
        type: 'reservation.confirmed',
        data: { ...common, seats: [], stock: [] },
      });
    },
    cancelled: (facts: ReservationFacts, paid = true) => ({
      id: uuidv7(),
      type: 'reservation.cancelled',
      data: { reservation: facts, seats: [], stock: [], reason: 'owner', paid },
    }),
  };
}

function factsOf(user: User, totalAmount: number): ReservationFacts {
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
    kind: 'seats',
    items: [
      {
        label: 'R-4-1',
        section: 'R',
        rowNumber: 4,
        seatNumber: 1,
        unitPrice: totalAmount,
        quantity: 1,
        subtotal: totalAmount,
        seatId: uuidv7(),
        ticketTypeId: null,
      },
    ],
    expiresAt: null,
  };
}
