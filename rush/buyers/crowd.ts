import type { Journey, Phase } from './journey.ts';

/** Everybody who has come so far, and how many are where. */
export class Crowd {
  readonly journeys: Journey[] = [];
  readonly #counts = new Map<Phase, number>();
  #letIn = 0;

  /** Somebody stands at the door. */
  arrived(journey: Journey): void {
    journey.arrivedAt = Date.now();
    this.journeys.push(journey);
  }

  move(journey: Journey, phase: Phase): void {
    if (journey.phase) this.#counts.set(journey.phase, this.count(journey.phase) - 1);
    if (phase === 'inside' && journey.phase !== 'holding') this.#letIn++;
    if (phase === 'cut off') journey.cutOffWhen ??= journey.phase;
    journey.phase = phase;
    this.#counts.set(phase, this.count(phase) + 1);
  }

  count(phase: Phase): number {
    return this.#counts.get(phase) ?? 0;
  }

  /** How many have seen that they are let in. */
  get letIn(): number {
    return this.#letIn;
  }
}
