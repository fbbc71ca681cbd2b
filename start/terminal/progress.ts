import { seconds } from './seconds.ts';

/** What a person sees while parts start. */
export interface Progress {
  say(line: string): void;
  /** Runs one step; a slow one is reported while it runs and when it is done. */
  step<T>(label: string, work: () => Promise<T>, detail?: () => string | undefined): Promise<T>;
}

const FIRST_REPORT_MS = 3_000;
const REPORT_EVERY_MS = 5_000;

/** Progress as plain lines, each slow step with its seconds. */
export function terminalProgress(write = (line: string) => console.log(line)): Progress {
  return {
    say: write,
    async step(label, work, detail) {
      const startedAt = performance.now();
      const report = () => {
        const more = detail?.();
        write(`  … ${label} (${seconds(startedAt)})${more ? `: ${more}` : ''}`);
      };
      let every: NodeJS.Timeout | undefined;
      const first = setTimeout(() => {
        report();
        every = setInterval(report, REPORT_EVERY_MS);
      }, FIRST_REPORT_MS);
      try {
        const result = await work();
        write(`  ✓ ${label} (${seconds(startedAt)})`);
        return result;
      } finally {
        clearTimeout(first);
        clearInterval(every);
      }
    },
  };
}

/** For tests: nothing is shown. */
export const silentProgress: Progress = { say: () => {}, step: (_, work) => work() };
