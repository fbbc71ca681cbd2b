import { readFileSync } from 'node:fs';
import type { Part } from './processes.ts';

/** MiB of all processes of a part: PSS counts pages that are shared once, so that parts can be added up. */
export const memoryOf = ({ pids }: Part, field: 'Rss' | 'Pss'): number =>
  pids.reduce((all, pid) => all + read(pid, field), 0);

/** https://docs.kernel.org/filesystems/proc.html: smaps_rollup */
function read(pid: number, field: 'Rss' | 'Pss'): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(rollup.match(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm'))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}
