/** How often what happened, by its name. */
export class Tally {
  readonly #counts = new Map<string, number>();

  count(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  get isEmpty(): boolean {
    return this.#counts.size === 0;
  }

  /** Most frequent first. */
  entries(): [string, number][] {
    return [...this.#counts].toSorted(([, a], [, b]) => b - a);
  }

  toString(): string {
    return this.entries()
      .map(([name, times]) => `${times.toLocaleString('en')} ${name}`)
      .join(', ');
  }
}
