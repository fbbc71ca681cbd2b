import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { appNames } from '../../crowd/system/places.ts';
import { settings } from '../settings.ts';

export const KINDS = ['services', 'sidecars', 'stores', 'origin', 'outside world', 'starter'] as const;
export type Kind = (typeof KINDS)[number];

/** A part of the running system with all of its processes; the first one began the others. */
export type Part = { name: string; kind: Kind; pids: [number, ...number[]] };

const Entry = z.object({ name: z.string(), pid: z.number() });

/** The processes the starter has written down, with their children. */
export function systemParts(): Part[] {
  const file = join(settings.stateDir, 'processes.jsonl');
  const entries = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => Entry.parse(JSON.parse(line)));
  const parents = parentsOfAll();
  return entries
    .filter(({ pid }) => parents.has(pid))
    .map(({ name, pid }) => ({
      name,
      kind: kindOf(name),
      // All others are the starter's children too.
      pids: name === 'starter' ? [pid] : [pid, ...childrenOf(pid, parents)],
    }));
}

function kindOf(name: string): Kind {
  if (name === 'starter' || name === 'origin') return name;
  if (name.endsWith('-sidecar')) return 'sidecars';
  if (name === 'postgres' || name === 'redis') return 'stores';
  return appNames.includes(name) ? 'services' : 'outside world';
}

/** Every process of the machine with the pid of its parent. */
function parentsOfAll(): Map<number, number> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Map(
    pids.flatMap((pid) => {
      const stat = statOf(Number(pid));
      return stat ? [[Number(pid), stat.parent]] : [];
    }),
  );
}

function childrenOf(pid: number, parents: Map<number, number>): number[] {
  const children = [...parents].filter(([, parent]) => parent === pid).map(([child]) => child);
  return children.flatMap((child) => [child, ...childrenOf(child, parents)]);
}

/** Clock ticks as Linux counts them for every program. */
const MS_PER_TICK = 10;

export type Stat = { parent: number; cpuMs: number; reapedMs: number };

/** What /proc says of a process: proc_pid_stat(5). Undefined when it is gone. */
export function statOf(pid: number): Stat | undefined {
  let line: string;
  try {
    line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The second field is the program's name, which may hold blanks and brackets.
  const fields = line
    .slice(line.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const field = (number: number) => fields[number - 3] ?? 0;
  return {
    parent: field(4),
    cpuMs: (field(14) + field(15)) * MS_PER_TICK,
    reapedMs: (field(16) + field(17)) * MS_PER_TICK,
  };
}
