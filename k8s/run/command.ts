import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A command that ended badly; its last words are in the message. */
export class CommandFailed extends Error {
  override name = 'CommandFailed';
}

export type Words = readonly [string, ...string[]];
type Options = { input?: string; cwd?: string; env?: NodeJS.ProcessEnv };

const project = new URL('../..', import.meta.url).pathname;

/** Runs a command to its end and gives what it printed. */
export async function output([command, ...args]: Words, options: Options = {}): Promise<string> {
  const { input, cwd = project, env = process.env } = options;
  const child = spawn(command, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
  let printed = '';
  let complaint = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  child.stdin.end(input);
  const [code] = await once(child, 'close').catch((error: Error) => {
    throw new CommandFailed(`${command} could not be run: ${error.message}`);
  });
  if (code === 0) return printed;
  throw new CommandFailed(`${[command, ...args].join(' ')}\n${(complaint || printed).slice(-2_000)}`);
}

/** Runs a command whose words are for whoever is watching. */
export async function show([command, ...args]: Words, options: Options = {}): Promise<void> {
  const { cwd = project, env = process.env } = options;
  const child = spawn(command, args, { cwd, env, stdio: 'inherit' });
  const [code] = await once(child, 'close').catch((error: Error) => {
    throw new CommandFailed(`${command} could not be run: ${error.message}`);
  });
  if (code !== 0) throw new CommandFailed(`${[command, ...args].join(' ')} ended with ${code}`);
}

export const succeeds = (words: Words, options: Options = {}): Promise<boolean> =>
  output(words, options).then(
    () => true,
    () => false,
  );

/** One step with its time, for whoever is watching. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  process.stdout.write(`  ${what} …\n`);
  const result = await work();
  console.log(`✓ ${what} (${Math.round((performance.now() - startedAt) / 1000)} s)`);
  return result;
}

/** Ends the program with the message alone: a stack helps nobody here. */
export function endWith(fault: unknown): never {
  console.error(fault instanceof CommandFailed ? `\n${fault.message}` : fault);
  process.exit(1);
}
