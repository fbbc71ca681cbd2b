import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Disturbance } from './disturbance.ts';

/** One direction of a connection: bytes pass in order, held or late as long as the line is disturbed. */
export class Lane {
  readonly #to: Socket;
  readonly #isAnswer: boolean;
  readonly #cut: () => void;
  #disturbance: Disturbance;
  #held: (Buffer | 'end')[] = [];
  #passed = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(from: Socket, to: Socket, isAnswer: boolean, disturbance: Disturbance, cut: () => void) {
    this.#to = to;
    this.#isAnswer = isAnswer;
    this.#disturbance = disturbance;
    this.#cut = cut;
    from.on('data', (bytes) => this.#take(bytes));
    from.on('end', () => this.#take('end'));
  }

  /** Bytes that wait for the disturbance to be over. */
  get heldBytes(): number {
    return this.#held.reduce((sum, part) => sum + (part === 'end' ? 0 : part.length), 0);
  }

  disturb(disturbance: Disturbance): void {
    this.#disturbance = disturbance;
    if (this.#isHolding()) return;
    const held = this.#held;
    this.#held = [];
    for (const part of held) this.#take(part);
  }

  #take(part: Buffer | 'end'): void {
    if (this.#isHolding()) {
      this.#held.push(part);
      return;
    }
    const lateMs = this.#isAnswer && this.#disturbance.kind === 'delay' ? this.#disturbance.ms : 0;
    const dueAt = performance.now() + lateMs;
    // One after the other, also when a delay was taken back meanwhile.
    this.#last = this.#last.then(async () => {
      const left = dueAt - performance.now();
      if (left > 0) await sleep(left, undefined, { ref: false });
      this.#pass(part);
    });
  }

  #pass(part: Buffer | 'end'): void {
    if (part === 'end') {
      this.#to.end();
      return;
    }
    const { kind } = this.#disturbance;
    if (this.#isAnswer && kind === 'cut-after') {
      const left = this.#disturbance.bytes - this.#passed;
      if (part.length > left) {
        // The part that may pass has to leave before the line is cut.
        this.#to.write(part.subarray(0, Math.max(0, left)), this.#cut);
        return;
      }
    }
    this.#passed += part.length;
    if (!this.#to.destroyed) this.#to.write(part);
  }

  #isHolding(): boolean {
    const { kind } = this.#disturbance;
    return kind === 'hold' || (kind === 'hold-answers' && this.#isAnswer);
  }
}
