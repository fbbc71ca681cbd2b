import type { Journal } from './journal.ts';
import type { Payment } from './payment-object.ts';

/** An answer that was given, kept under its idempotency key. */
export interface Answer {
  status: number;
  body: unknown;
}

export type Entry = { payment: Payment } | { key: string; answer: Answer };

/** All the gateway knows: payments by order and by key, and first answers by idempotency key. */
export class Payments {
  readonly #byOrder = new Map<string, Payment>();
  readonly #orders = new Map<string, string>();
  readonly #answers = new Map<string, Answer>();
  readonly #journal: Journal<Entry>;

  constructor(journal: Journal<Entry>) {
    this.#journal = journal;
    for (const entry of journal.past) this.#take(entry);
  }

  ofOrder(orderId: string): Payment | undefined {
    return this.#byOrder.get(orderId);
  }

  ofKey(paymentKey: string): Payment | undefined {
    const orderId = this.#orders.get(paymentKey);
    return orderId === undefined ? undefined : this.#byOrder.get(orderId);
  }

  /** Newest last. */
  all(): Payment[] {
    return [...this.#byOrder.values()];
  }

  save(payment: Payment): void {
    this.#take({ payment });
    // A payment still under way when the process ends was not charged: only what is settled is written.
    if (payment.status !== 'IN_PROGRESS') this.#journal.append({ payment });
  }

  answerTo(key: string): Answer | undefined {
    return this.#answers.get(key);
  }

  keepAnswer(key: string, answer: Answer): void {
    this.#take({ key, answer });
    this.#journal.append({ key, answer });
  }

  #take(entry: Entry): void {
    if ('payment' in entry) {
      this.#byOrder.set(entry.payment.orderId, entry.payment);
      this.#orders.set(entry.payment.paymentKey, entry.payment.orderId);
    } else {
      this.#answers.set(entry.key, entry.answer);
    }
  }
}
