import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { logFile, type StartContext } from './context.ts';
import { lastLines } from './log-tail.ts';
import { signalGroup } from './record.ts';

export interface Tool {
  name: string;
  command: string;
  args: string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
}

/** Runs a program that ends by itself, such as a compiler; what it says goes to its log. */
export async function runTool(
  tool: Tool,
  context: StartContext,
): Promise<{ exitCode: number | null; log: string }> {
  context.ending.throwIfAborted();
  const log = logFile(context, tool.name);
  const output = openSync(log, 'w');
  const { name, command, args, ...options } = tool;
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  if (child.pid) context.record.add(name, child.pid);
  const stop = () => child.pid && signalGroup(child.pid, 'SIGTERM');
  context.ending.addEventListener('abort', stop);
  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    context.ending.throwIfAborted();
    return { exitCode, log };
  } finally {
    context.ending.removeEventListener('abort', stop);
  }
}

/** The last line a running tool has written. */
export const lastLineOf = (tool: string, context: StartContext): string | undefined =>
  lastLines(logFile(context, tool), 1)[0]?.slice(0, 100);
