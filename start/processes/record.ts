import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { StartError } from '../start-error.ts';
import { beganAt } from './identity.ts';

const entryShape = z.object({ name: z.string(), pid: z.number(), began: z.string().optional() });
type Entry = z.output<typeof entryShape>;

const fileIn = (stateDir: string) => join(stateDir, 'processes.jsonl');
const STARTER = 'starter';

/**
 * Every process of one environment, on disk the moment it begins: whatever happens to the starter,
 * the next one finds what is left over and ends it.
 */
export class ProcessRecord {
  readonly #file: string;

  private constructor(stateDir: string) {
    this.#file = fileIn(stateDir);
  }

  /** Ends what an earlier, killed starter left; refuses while another one runs here. */
  static async take(stateDir: string): Promise<ProcessRecord> {
    mkdirSync(stateDir, { recursive: true });
    const running = runningStarter(stateDir);
    if (running) {
      throw new StartError(`Tiketi is already running here (pid ${running}). Stop it with Ctrl-C first.`);
    }
    await endLeftovers(stateDir);
    const record = new ProcessRecord(stateDir);
    writeFileSync(record.#file, '');
    record.add(STARTER, process.pid);
    return record;
  }

  add(name: string, pid: number): void {
    appendFileSync(this.#file, `${JSON.stringify({ name, pid, began: beganAt(pid) })}\n`);
  }

  /** Ends everything at once, without waiting. */
  killAll(): void {
    for (const entry of livingParts(this.#file)) signalGroup(entry.pid, 'SIGKILL');
  }

  close(): void {
    rmSync(this.#file, { force: true });
  }
}

/** The pid of the starter that holds this directory now. */
export function runningStarter(stateDir: string): number | undefined {
  const starter = entriesOf(fileIn(stateDir)).find((entry) => entry.name === STARTER);
  return starter && starter.pid !== process.pid && isSame(starter) ? starter.pid : undefined;
}

/** Ends what a killed starter left running: politely first, so that PostgreSQL can close its files. */
export async function endLeftovers(stateDir: string): Promise<void> {
  const file = fileIn(stateDir);
  for (const entry of livingParts(file)) signalGroup(entry.pid, 'SIGINT');
  const deadline = Date.now() + 5_000;
  while (livingParts(file).length > 0 && Date.now() < deadline) await pause(50);
  for (const entry of livingParts(file)) signalGroup(entry.pid, 'SIGKILL');
  rmSync(file, { force: true });
}

/** Sends a signal to a process and its children; one that is gone already is fine. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It ended by itself.
  }
}

function livingParts(file: string): Entry[] {
  return entriesOf(file).filter((entry) => entry.name !== STARTER && isSame(entry));
}

const isSame = (entry: Entry) => entry.began !== undefined && beganAt(entry.pid) === entry.began;

function entriesOf(file: string): Entry[] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => entryShape.parse(JSON.parse(line)));
  } catch {
    return [];
  }
}
