/**
 * One step of a story: does it and returns what it gave. `seen` takes a fact worth showing.
 * A step that was not seen to happen throws, which ends the story.
 */
export type Step = <T>(name: string, act: (seen: (fact: string) => void) => Promise<T>) => Promise<T>;

/** The step that ended the story. */
export class StepFailed extends Error {
  override name = 'StepFailed';
}

/** Prints every step with its time and what was seen. */
export function printedSteps(write = (line: string) => console.log(line)): Step {
  return async (name, act) => {
    const facts: string[] = [];
    const startedAt = performance.now();
    const time = () => `${Math.round(performance.now() - startedAt)} ms`.padStart(8);
    try {
      const result = await act((fact) => facts.push(fact));
      write(`✓ ${time()}  ${name}`);
      for (const fact of facts) write(`              ${fact}`);
      return result;
    } catch (cause) {
      write(`✗ ${time()}  ${name}`);
      for (const fact of facts) write(`              ${fact}`);
      throw new StepFailed(`"${name}" was not seen to happen.`, { cause });
    }
  };
}

export const won = (amount: number) => `₩${amount.toLocaleString('en-US')}`;
export const points = (amount: number) => `${amount.toLocaleString('en-US')} P`;
