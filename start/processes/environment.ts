import { type PartDied, StartError } from '../start-error.ts';
import type { Progress } from '../terminal/progress.ts';
import type { StartContext } from './context.ts';
import { Crew } from './crew.ts';
import { ProcessRecord } from './record.ts';

export interface Environment {
  context: StartContext;
  crew: Crew;
  /** Runs the steps of starting; when one fails, everything is stopped before the fault goes on. */
  starting<T>(steps: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
  /** Settled when everything has been stopped: with the report of the part that died, if that was why. */
  ended: Promise<PartDied | undefined>;
}

export interface EnvironmentOptions {
  stateDir: string;
  progress: Progress;
  /** Who is stopped before whom. */
  stopStages: ((name: string) => boolean)[];
  signal?: AbortSignal;
}

/** Takes over a directory: ends leftovers, records every process, stops all when one part dies. */
export async function openEnvironment(options: EnvironmentOptions): Promise<Environment> {
  const record = await ProcessRecord.take(options.stateDir);
  const killAll = () => record.killAll();
  process.on('exit', killAll);
  const ending = new AbortController();
  const { promise: ended, resolve } = Promise.withResolvers<PartDied | undefined>();
  const context: StartContext = {
    stateDir: options.stateDir,
    record,
    progress: options.progress,
    ending: options.signal ? AbortSignal.any([ending.signal, options.signal]) : ending.signal,
  };
  const crew = new Crew(context, (report) => {
    if (context.ending.aborted) return;
    console.error(report.message);
    end(report);
  });

  let stopping: Promise<void> | undefined;
  const end = (report?: PartDied) => {
    ending.abort(report ?? new StartError('Stopped.'));
    stopping ??= crew.stop(options.stopStages).then(() => {
      process.off('exit', killAll);
      record.close();
      resolve(report);
    });
    return stopping;
  };

  return {
    context,
    crew,
    async starting(steps) {
      try {
        return await steps();
      } catch (fault) {
        const why = context.ending.aborted ? context.ending.reason : fault;
        await end();
        throw why;
      }
    },
    stop: () => end(),
    ended,
  };
}
