import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { projectDir } from '../../start/places.ts';
import './provided.ts';

/** `npm run events` at the system of these tests, as somebody at a terminal runs it. */
function started(args: string[]): ChildProcess & { stdout: NonNullable<ChildProcess['stdout']> } {
  const { logFiles, portOffset, components } = inject('system');
  const [log] = logFiles;
  if (!log) throw new Error('no part has a log');
  const command = spawn(process.execPath, [join(projectDir, 'events/main.ts'), ...args], {
    env: {
      ...process.env,
      TIKETI_DIR: dirname(dirname(log.file)),
      TIKETI_PORT_OFFSET: String(portOffset),
      COMPONENTS: components,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return command;
}

/** Runs it to its end. */
export async function events(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const command = started(args);
  let [out, err] = ['', ''];
  command.stdout.on('data', (data) => {
    out += String(data);
  });
  command.stderr?.on('data', (data) => {
    err += String(data);
  });
  const [code] = await once(command, 'close');
  return { code, out, err };
}

/** Runs `tail` until it is stopped; `lines` are what it has printed so far. */
export async function tail(...args: string[]) {
  const command = started(['tail', ...args]);
  let out = '';
  command.stdout.on('data', (data) => {
    out += String(data);
  });
  const listening = Promise.withResolvers<void>();
  let err = '';
  command.stderr?.on('data', (data) => {
    err += String(data);
    if (err.includes('Listening')) listening.resolve();
  });
  const closed = once(command, 'close');
  closed.then(() => listening.reject(new Error(`tail ended: ${err}`))).catch(() => undefined);
  await listening.promise;
  return {
    lines: () => out.split('\n').slice(0, -1),
    async stop(): Promise<number> {
      command.kill('SIGINT');
      const [code] = await closed;
      return code;
    },
  };
}
