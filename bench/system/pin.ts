import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { systemParts } from './processes.ts';

const SYSTEM_CORE = '0';
const LOAD_CORE = '1';

/** Puts the whole system on one core and this process on another; gives back what undoes it. */
export function pin(): () => void {
  const all = readFileSync('/proc/self/status', 'utf8').match(/^Cpus_allowed_list:\s*(\S+)$/m)?.[1];
  if (!all) throw new Error('BENCH_PIN=1 wants a Linux with taskset');
  pinSystem(SYSTEM_CORE);
  setCores(process.pid, LOAD_CORE);
  return () => {
    pinSystem(all);
    setCores(process.pid, all);
  };
}

/** What stands for the system. */
export const pinYardstick = (pid: number): void => setCores(pid, SYSTEM_CORE);

function pinSystem(cores: string): void {
  for (const { pids } of systemParts()) for (const pid of pids) setCores(pid, cores);
}

/** All threads of a process. One that ended meanwhile needs none. */
function setCores(pid: number, cores: string): void {
  try {
    execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', cores, String(pid)], { stdio: 'ignore' });
  } catch (error) {
    if (readable(pid)) throw error;
  }
}

const readable = (pid: number) => systemParts().some(({ pids }) => pids.includes(pid));
