import type { ReservationFacts } from '#shared/events/facts.ts';

export const TICKET = 10_000;
/** Enough for all the reservations of a run. */
export const START_POINTS = 200_000;

/** A payment as it ought to be. */
export type ModelPayment = {
  points: number;
  card: number;
  /** What the gateway made of it, whoever heard: the card was charged, or nothing was taken. */
  fate: 'paid' | 'nothing';
  /** Somebody who counts has heard. */
  settled: boolean;
  ageSeconds: number;
  returnedCard: number;
  returnedPoints: number;
};

/** A reservation of standing tickets, and the last payment for it. */
export type ModelReservation = {
  facts: ReservationFacts;
  state: 'held' | 'confirmed' | 'cancelled' | 'expired';
  tickets: number;
  payment: ModelPayment | undefined;
};

/** What a buyer's money ought to be, as plainly as it can be said. */
export type Model = { reservations: ModelReservation[] };

export const isOpen = ({ payment }: ModelReservation): boolean => payment?.settled === false;

/** A payment is begun; `settled` when its end is known at once. */
export function begin(
  reservation: ModelReservation,
  { points, card, fate, settled }: Pick<ModelPayment, 'points' | 'card' | 'fate' | 'settled'>,
): void {
  const payment = { points, card, fate, settled: false, ageSeconds: 0, returnedCard: 0, returnedPoints: 0 };
  reservation.payment = payment;
  if (settled) settle(reservation);
}

/** The end of a payment is heard: paid for what is still held, given back for what is not, or nothing. */
export function settle(reservation: ModelReservation): void {
  const { payment } = reservation;
  if (!payment || payment.settled) return;
  payment.settled = true;
  if (payment.fate === 'nothing') reservation.payment = undefined;
  else if (reservation.state === 'held') reservation.state = 'confirmed';
  else giveBack(payment, payment.points + payment.card);
}

/** So many tickets of a confirmed reservation go back; all of them end it. */
export function giveTicketsBack(reservation: ModelReservation, tickets: number): void {
  reservation.tickets -= tickets;
  if (reservation.payment) giveBack(reservation.payment, tickets * TICKET);
  if (reservation.tickets === 0) reservation.state = 'cancelled';
}

/** To the card first, then as points. */
function giveBack(payment: ModelPayment, amount: number): void {
  const toCard = Math.min(amount, payment.card - payment.returnedCard);
  payment.returnedCard += toCard;
  payment.returnedPoints += amount - toCard;
}

export function timePasses({ reservations }: Model, seconds: number): void {
  for (const { payment } of reservations) if (payment) payment.ageSeconds += seconds;
}

/** What the buyer has of points once nothing is under way. */
export const balanceIn = ({ reservations }: Model): number =>
  reservations.reduce(
    (left, { payment }) => left - (payment ? payment.points - payment.returnedPoints : 0),
    START_POINTS,
  );
