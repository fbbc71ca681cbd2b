import type { z } from 'zod';
import { Account, type Credentials, logIn, register } from './account.ts';
import { Charged, Held, Message, Paid, Points, QueueState, Reservation, SeatMap } from './answers.ts';

export type Payment = { reservationId: string; points: number; card: number; token?: string };
export type Ticket = { ticketTypeId: string; quantity: number };

/** A buyer as the shop knows one: every method is one request, refusals are thrown as `Refused`. */
export class Buyer extends Account {
  readonly #passes = new Map<string, string>();
  readonly #tickets = new Map<string, string>();

  static async register(origin: string, credentials: Credentials): Promise<Buyer> {
    return new Buyer(origin, await register(origin, credentials));
  }

  static async logIn(origin: string, credentials: Omit<Credentials, 'name'>): Promise<Buyer> {
    return new Buyer(origin, await logIn(origin, credentials));
  }

  /** Enters the waiting room of an event, or looks where it stands there. */
  async enter(eventId: string) {
    const call = { body: {}, headers: this.#carried(eventId) };
    return this.#keep(eventId, await this.ask('POST', `/api/queue/check/${eventId}`, QueueState, call));
  }

  async queueStatus(eventId: string) {
    const call = { headers: this.#carried(eventId) };
    return this.#keep(eventId, await this.ask('GET', `/api/queue/status/${eventId}`, QueueState, call));
  }

  async leave(eventId: string): Promise<void> {
    await this.ask('POST', `/api/queue/leave/${eventId}`, Message, { body: {} });
    this.#passes.delete(eventId);
    this.#tickets.delete(eventId);
  }

  seatMap(eventId: string) {
    return this.ask('GET', `/api/seats/events/${eventId}`, SeatMap);
  }

  async holdSeat(eventId: string, seatId: string, key?: string) {
    const headers = { ...this.#passOf(eventId), ...(key && { 'idempotency-key': key }) };
    const body = { eventId, seatIds: [seatId] };
    return (await this.ask('POST', '/api/seats/reserve', Held, { body, headers })).reservation;
  }

  /** The same with a pass that may be somebody else's. */
  holdSeatWith(eventId: string, seatId: string, pass: string) {
    const call = { body: { eventId, seatIds: [seatId] }, headers: { 'x-admission-pass': pass } };
    return this.ask('POST', '/api/seats/reserve', Held, call);
  }

  async holdTickets(eventId: string, items: Ticket[]) {
    const call = { body: { eventId, items }, headers: this.#passOf(eventId) };
    return (await this.ask('POST', '/api/reservations', Held, call)).reservation;
  }

  async reservation(id: string) {
    return (await this.ask('GET', `/api/reservations/${id}`, Reservation)).reservation;
  }

  async cancel(reservationId: string): Promise<void> {
    await this.ask('POST', `/api/reservations/${reservationId}/cancel`, Message);
  }

  points() {
    return this.ask('GET', '/api/points/balance', Points);
  }

  chargePoints(amount: number, { token = 'approve', key }: { token?: string; key?: string } = {}) {
    return this.ask('POST', '/api/points/charge', Charged, {
      body: { amount, payment_method: 'CARD', pg_token: token },
      ...(key && { headers: { 'idempotency-key': key } }),
    });
  }

  /** Pays by points, card or both; `token` is what the sandbox gateway knows the card by. */
  async pay({ reservationId, points, card, token = 'approve' }: Payment, key?: string) {
    const { payment } = await this.ask('POST', '/api/payments', Paid, {
      body: {
        reservation_id: reservationId,
        total_price: points + card,
        point_used: points,
        card_amount: card,
        ...(card > 0 && { pg_token: token }),
      },
      ...(key && { headers: { 'idempotency-key': key } }),
    });
    return payment;
  }

  #keep(eventId: string, state: z.output<typeof QueueState>) {
    if (state.pass) this.#passes.set(eventId, state.pass);
    if (state.ticket) this.#tickets.set(eventId, state.ticket);
    else this.#tickets.delete(eventId);
    return state;
  }

  /** What a browser would have as cookies: pass and ticket of earlier answers. */
  #carried(eventId: string): Record<string, string> {
    const ticket = this.#tickets.get(eventId);
    return { ...this.#passOf(eventId), ...(ticket && { 'x-queue-ticket': ticket }) };
  }

  #passOf(eventId: string): Record<string, string> {
    const pass = this.#passes.get(eventId);
    return pass ? { 'x-admission-pass': pass } : {};
  }
}
