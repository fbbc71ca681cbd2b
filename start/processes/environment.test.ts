import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { PartDied } from '../start-error.ts';
import { silentProgress } from '../terminal/progress.ts';
import { scratchDir } from '../testing/scratch-dir.ts';
import { logFile, type StartContext } from './context.ts';
import { openEnvironment } from './environment.ts';
import { beganAt } from './identity.ts';
import type { PartSpec } from './part.ts';
import { ProcessRecord, runningStarter } from './record.ts';

let stateDir: string;
beforeEach(() => {
  stateDir = scratchDir();
});

const open = () => openEnvironment({ stateDir, progress: silentProgress, stopStages: [] });

function script(name: string, code: string, context: StartContext): PartSpec {
  return {
    name,
    address: '',
    command: process.execPath,
    args: ['-e', code],
    cwd: stateDir,
    env: {},
    logFile: logFile(context, name),
    isReady: async () => existsSync(join(stateDir, name)),
  };
}

const serves = (name: string) => `require('fs').writeFileSync('${name}', ''); setInterval(() => {}, 1000);`;

test('a part that dies is reported with the end of its log, and everything else is stopped', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { crew, context, ended } = await open();
  const steady = crew.add(script('steady', serves('steady'), context));
  const brief = crew.add(
    script(
      'brief',
      `${serves('brief')} console.log('no more seats'); setTimeout(() => process.exit(7), 300)`,
      context,
    ),
  );
  await Promise.all([crew.start(steady), crew.start(brief)]);
  const report = await ended;
  expect(report?.message).toMatch(/^brief died \(exit code 7\)\.[\s\S]*no more seats/);
  expect(said).toHaveBeenCalledWith(report?.message);
  expect(steady.state).toBe('stopped');
  expect(existsSync(join(stateDir, 'processes.jsonl'))).toBe(false);
});

test('the report of a part that says why it ended begins with that', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { crew, context, starting } = await open();
  const spec = script('sidecar', `console.log('fatal: no broker at 5682'); process.exit(1)`, context);
  const start = starting(() => crew.start(crew.add({ ...spec, reason: /^fatal: (.*)/ })));
  await expect(start).rejects.toThrow(/^sidecar died \(exit code 1\): no broker at 5682\./);
});

test('a part that dies while starting ends the start with its report', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { crew, context, starting } = await open();
  const start = starting(() => crew.start(crew.add(script('broken', 'process.exit(3)', context))));
  await expect(start).rejects.toThrow(PartDied);
});

test('a part killed on purpose does not end the others, and can be started again', async () => {
  const { crew, context, stop, ended } = await open();
  const part = crew.add(script('part', serves('part'), context));
  await crew.start(part);
  const first = part.pid;
  await part.kill('SIGKILL');
  expect(part.state).toBe('stopped');
  await crew.start(part);
  expect(part.pid).not.toBe(first);
  await stop();
  await expect(ended).resolves.toBeUndefined();
});

test('what a killed starter left behind is ended by the next one', async () => {
  const leftover = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
  const pid = leftover.pid ?? 0;
  const lines = [
    { name: 'starter', pid: 4_194_000, began: '1' },
    { name: 'redis', pid, began: beganAt(pid) },
  ];
  writeFileSync(join(stateDir, 'processes.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
  const record = await ProcessRecord.take(stateDir);
  expect(beganAt(pid)).toBeUndefined();
  record.close();
});

test('a process that only has the pid of a leftover is left alone', async () => {
  const stranger = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
  const line = { name: 'redis', pid: stranger.pid, began: 'earlier' };
  writeFileSync(join(stateDir, 'processes.jsonl'), JSON.stringify(line));
  const record = await ProcessRecord.take(stateDir);
  expect(stranger.exitCode).toBeNull();
  record.close();
  stranger.kill();
});

test('a second starter in the same place is refused', async () => {
  const other = spawn('sleep', ['60'], { stdio: 'ignore' });
  const pid = other.pid ?? 0;
  writeFileSync(
    join(stateDir, 'processes.jsonl'),
    JSON.stringify({ name: 'starter', pid, began: beganAt(pid) }),
  );
  expect(runningStarter(stateDir)).toBe(pid);
  await expect(ProcessRecord.take(stateDir)).rejects.toThrow(`already running here (pid ${pid})`);
  other.kill();
});
