import type { Journal } from '../journal.ts';
import type { Charge } from './charge.ts';

/** An answer that was given, kept under its idempotency key. */
export interface Answer {
  status: number;
  body: unknown;
}

export type Entry = { charge: Charge } | { key: string; answer: Answer };

/** The one book behind both protocols: charges by order and by key, and first answers by idempotency key. */
export class Charges {
  readonly #byOrder = new Map<string, Charge>();
  readonly #orders = new Map<string, string>();
  readonly #answers = new Map<string, Answer>();
  readonly #journal: Journal<Entry>;

  constructor(journal: Journal<Entry>) {
    this.#journal = journal;
    for (const entry of journal.past) this.#take(entry);
  }

  ofOrder(orderId: string): Charge | undefined {
    return this.#byOrder.get(orderId);
  }

  ofKey(key: string): Charge | undefined {
    const orderId = this.#orders.get(key);
    return orderId === undefined ? undefined : this.#byOrder.get(orderId);
  }

  /** Newest last. */
  all(): Charge[] {
    return [...this.#byOrder.values()];
  }

  save(charge: Charge): void {
    this.#take({ charge });
    // A charge still under way when the process ends was not made: only what is settled is written.
    if (charge.status !== 'under way') this.#journal.append({ charge });
  }

  /** Counts that a refund was asked for, before anything is done about it. */
  refundAsked(charge: Charge): Charge {
    const asked = { ...charge, refundsAsked: charge.refundsAsked + 1 };
    this.save(asked);
    return asked;
  }

  answerTo(key: string): Answer | undefined {
    return this.#answers.get(key);
  }

  keepAnswer(key: string, answer: Answer): void {
    this.#take({ key, answer });
    this.#journal.append({ key, answer });
  }

  #take(entry: Entry): void {
    if ('charge' in entry) {
      this.#byOrder.set(entry.charge.orderId, entry.charge);
      this.#orders.set(entry.charge.key, entry.charge.orderId);
    } else if ('answer' in entry) {
      this.#answers.set(entry.key, entry.answer);
    }
  }
}
