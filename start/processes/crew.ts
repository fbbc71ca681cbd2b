import type { PartDied } from '../start-error.ts';
import { seconds } from '../terminal/seconds.ts';
import type { StartContext } from './context.ts';
import { Part, type PartSpec } from './part.ts';

/** All parts of one environment: started together, stopped in the opposite order of their dependence. */
export class Crew {
  readonly #parts = new Map<string, Part>();
  readonly #context: StartContext;
  readonly #onDeath: (report: PartDied) => void;

  constructor(context: StartContext, onDeath: (report: PartDied) => void) {
    this.#context = context;
    this.#onDeath = onDeath;
  }

  add(spec: PartSpec): Part {
    const part = new Part(spec, this.#context.record, this.#onDeath);
    this.#parts.set(spec.name, part);
    return part;
  }

  /** Starts a part and says how long it took. */
  async start(part: Part): Promise<void> {
    const startedAt = performance.now();
    await part.start(this.#context.ending);
    this.#context.progress.say(`  ✓ ${part.spec.name} is ready (${seconds(startedAt)})`);
  }

  get(name: string): Part {
    const part = this.#parts.get(name);
    if (!part) throw new Error(`there is no part ${name}; there are ${[...this.#parts.keys()].join(', ')}`);
    return part;
  }

  all(): Part[] {
    return [...this.#parts.values()];
  }

  /** Stops stage after stage: whoever is asked comes after everybody who asks. */
  async stop(stages: ((name: string) => boolean)[]): Promise<void> {
    const left = new Set(this.all());
    for (const belongs of [...stages, () => true]) {
      const stage = [...left].filter((part) => belongs(part.spec.name));
      await Promise.all(stage.map((part) => part.stop()));
      for (const part of stage) left.delete(part);
    }
  }
}
