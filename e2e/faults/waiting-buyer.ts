import { io, type Socket } from 'socket.io-client';
import type { Buyer } from '../../story/client/buyer.ts';
import { until } from '../../story/client/until.ts';
import { origin } from '../system/places.ts';

const POLL_MS = 500;

/** Somebody in the waiting room of an event as the front end is: joined by a socket, and asking again and again. */
export class WaitingBuyer {
  readonly #eventId: string;
  readonly #socket: Socket;
  readonly #polling: Promise<void>;
  /** Until they go home. */
  isHere = true;
  /** How often the shop said that they may go in, after it had said that they wait. */
  admissions = 0;
  /** How often it was told to the socket. */
  called = 0;
  #sawInside = false;
  /** Where the shop last said they stand; 0 when inside. */
  position = 0;
  /** How often the line of the socket broke, and how often it was the same socket afterwards. */
  breaks = 0;
  recoveries = 0;
  /** What no buyer should ever see while the shop is there. */
  readonly faults: string[] = [];
  readonly buyer: Buyer;

  constructor(buyer: Buyer, eventId: string, transport: 'websocket' | 'polling') {
    this.buyer = buyer;
    this.#eventId = eventId;
    this.#socket = io(origin, {
      auth: { token: buyer.token },
      transports: [transport],
      forceNew: true,
      reconnectionDelay: 1_000,
      reconnectionDelayMax: 5_000,
      reconnectionAttempts: 5,
    });
    this.#socket.on('connect', () => {
      if (this.#socket.recovered) this.recoveries += 1;
      this.#socket.emit('join-queue', { eventId });
      this.#socket.emit('join-event', { eventId });
    });
    this.#socket.on('disconnect', () => {
      if (this.isHere) this.breaks += 1;
    });
    this.#socket.on('queue-entry-allowed', () => {
      this.called += 1;
    });
    this.#polling = this.#poll();
  }

  get connected(): boolean {
    return this.#socket.connected;
  }

  /** Resolves when the socket has joined: what it asked for before is done by the time this is answered. */
  async joined(): Promise<void> {
    const told = new Promise((resolve) => this.#socket.once('room-info', resolve));
    this.#socket.emit('join-event', { eventId: this.#eventId });
    await told;
  }

  toBeInside = (limitMs = 20_000) =>
    until(
      'the buyer is let in',
      async () => this.admissions,
      (admissions) => admissions > 0,
      limitMs,
    );

  /** Closes the page, which tells nobody; to be done before leaving, since who asks again lines up again. */
  async goesHome(): Promise<void> {
    this.isHere = false;
    this.#socket.disconnect();
    await this.#polling;
  }

  async #poll(): Promise<void> {
    while (this.isHere) {
      try {
        const { admitted, position } = await this.buyer.queueStatus(this.#eventId);
        if (admitted && !this.#sawInside) this.admissions += 1;
        this.#sawInside = admitted;
        this.position = position;
      } catch (fault) {
        this.faults.push(String(fault));
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}
