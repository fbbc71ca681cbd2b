import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { PartDied, StartError } from '../start-error.ts';
import { endOf, lastLines } from './log-tail.ts';
import { type ProcessRecord, signalGroup } from './record.ts';

/** One process of the system. */
export interface PartSpec {
  name: string;
  /** Where people or other parts reach it. */
  address: string;
  command: string;
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
  isReady: () => Promise<boolean>;
  /** What is to be done each time it has become ready. */
  onReady?: () => Promise<void>;
  stopSignal?: NodeJS.Signals;
  uid?: number;
  gid?: number;
  /** What its log says when it failed for a reason that passes by itself. */
  passingFault?: RegExp;
  /** Where its log says in one sentence why it ended: the first group. */
  reason?: RegExp;
}

export type PartState = 'stopped' | 'starting' | 'ready' | 'died';

const READY_LIMIT_MS = 90_000;
const READY_PAUSE_MS = 150;
const STOP_LIMIT_MS = 11_000;
const PASSING_FAULT_TRIES = 20;

/** Starts, watches and stops one process. */
export class Part {
  readonly spec: PartSpec;
  state: PartState = 'stopped';
  #child: ChildProcess | undefined;
  #exited: Promise<void> = Promise.resolve();
  #expected = false;
  #startedBefore = false;
  readonly #record: ProcessRecord;
  readonly #onDeath: (report: PartDied) => void;

  constructor(spec: PartSpec, record: ProcessRecord, onDeath: (report: PartDied) => void) {
    this.spec = spec;
    this.#record = record;
    this.#onDeath = onDeath;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts the process and waits until it serves. */
  async start(ending?: AbortSignal, env: NodeJS.ProcessEnv = {}): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      ending?.throwIfAborted();
      this.#spawn(attempt < PASSING_FAULT_TRIES, env);
      if (await this.#becomesReady(ending)) break;
      await pause(READY_PAUSE_MS);
    }
    await this.spec.onReady?.();
    this.state = 'ready';
  }

  /** Ends the process politely, and hard when it does not listen. */
  async stop(): Promise<void> {
    this.#expected = true;
    this.#signal(this.spec.stopSignal ?? 'SIGTERM');
    await Promise.race([this.#exited, pause(STOP_LIMIT_MS, undefined, { ref: false })]);
    const { pid } = this;
    if (pid) signalGroup(pid, 'SIGKILL');
    await this.#exited;
  }

  /** Sends a signal as an accident would; one that ends the process is waited for. */
  async kill(signal: NodeJS.Signals): Promise<void> {
    const ends = signal !== 'SIGSTOP' && signal !== 'SIGCONT';
    if (ends) this.#expected = true;
    this.#signal(signal);
    if (ends) await this.#exited;
  }

  #spawn(mayPass: boolean, extraEnv: NodeJS.ProcessEnv): void {
    const { command, args, cwd, env, uid, gid, logFile } = this.spec;
    const output = openSync(logFile, this.#startedBefore ? 'a' : 'w');
    const owner = uid === undefined || gid === undefined ? {} : { uid, gid };
    // A group of its own: Ctrl-C in the terminal reaches the starter alone, which then stops all in order.
    const child = spawn(command, args, {
      cwd,
      env: { ...env, ...extraEnv },
      ...owner,
      detached: true,
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    if (child.pid) this.#record.add(this.spec.name, child.pid);
    this.#child = child;
    this.#startedBefore = true;
    this.#expected = false;
    this.state = 'starting';
    this.#exited = new Promise((resolve) => {
      const ended = (how: string) => {
        this.#child = undefined;
        this.state = this.#expected ? 'stopped' : 'died';
        resolve();
        if (!this.#expected && !(mayPass && this.#faultPasses())) this.#onDeath(this.#deathReport(how));
      };
      child.once('error', (error) => child.pid || ended(error.message));
      child.once('exit', (code, signal) => ended(signal ? `signal ${signal}` : `exit code ${code}`));
    });
  }

  /** True when it serves; false when it ended by a fault that passes by itself. */
  async #becomesReady(ending?: AbortSignal): Promise<boolean> {
    const deadline = Date.now() + READY_LIMIT_MS;
    while (!(await this.spec.isReady())) {
      ending?.throwIfAborted();
      if (!this.#child) {
        if (this.#faultPasses()) return false;
        throw new StartError(`${this.spec.name} ended while it was starting.`);
      }
      if (Date.now() > deadline) {
        throw new StartError(
          `${this.spec.name} was not ready within ${READY_LIMIT_MS / 1000} s.\n${endOf(this.spec.logFile)}`,
        );
      }
      await pause(READY_PAUSE_MS);
    }
    return true;
  }

  #signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  #faultPasses(): boolean {
    const { passingFault, logFile } = this.spec;
    return passingFault?.test(lastLines(logFile, 5).join('\n')) ?? false;
  }

  #deathReport(how: string): PartDied {
    const { name, logFile, reason } = this.spec;
    const why = reason?.exec(lastLines(logFile, 1).join())?.[1];
    return new PartDied(`${name} died (${how})${why ? `: ${why}` : ''}.\n${endOf(logFile)}`);
  }
}
